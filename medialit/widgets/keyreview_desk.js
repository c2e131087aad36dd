// What lies on the desk of a review: the draft with all decisions, as Python tells it, and what was decided here a moment
// ago and Python has not told yet. "here" is the item that is shown, "now" the thing at hand, "editing" the one whose
// fields are open.
function makeDesk(model, save) {
  const about = new Map(model.get("items").map((item) => [item.name, item]));
  const plan = model.get("paragraphs");
  const sent = new Map(); // ids with the number of moves of which Python must know
  let count = 0;
  const state = () => model.get("state");
  const desk = {
    about, state, here: null, now: null, editing: null,
    paragraphs: plan.map((p) => ({ number: p.number, words: p.sentences.flat().join("").trim().split(/\s+/).slice(0, 6).join(" ") })),
    numberOf: (page, unit) => plan[page.rowOf(unit)].number,
    item: () => ({ ...about.get(desk.here), ...state().items.find((each) => each.name === desk.here) }),
    entries: (name = desk.here) => state().items.find((each) => each.name === name).entries,
    find: (id) => state().items.flatMap((each) => each.entries).find((entry) => entry.id === id),
    itemOf: (id) => id.split(":")[0],
    marked: () => desk.entries().filter((entry) => entry.status !== "deleted" && entry.first !== null),
    isOpen: (entry) => entry.status === "open" && !sent.has(entry.id),
    openIn: (name) => { const item = state().items.find((each) => each.name === name); return item.on ? item.entries.filter(desk.isOpen) : []; },
    openAll: () => state().items.flatMap((each) => desk.openIn(each.name)),
    acceptable: () => state().items.filter((each) => about.get(each.name).type !== "grid").flatMap((each) => desk.openIn(each.name)),
    // the next open thing of the same item, from a place in the list on
    next: (id) => {
      const all = desk.entries(desk.itemOf(id)), at = all.findIndex((entry) => entry.id === id);
      return [...all.slice(at + 1), ...all.slice(0, at)].find(desk.isOpen) ?? null;
    },
    // One decision; it decides about the things in "ids".
    move: (value, ids = []) => {
      count = Math.max(count, state().moves) + 1;
      ids.forEach((id) => sent.set(id, count));
      save({ ...value, draft: model.get("draft") }, "move");
    },
    heard: () => {
      for (const [id, known] of sent) if (state().moves >= known) sent.delete(id);
      count = Math.max(count, state().moves);
    },
    // A decision was refused or not kept: what Python says stands.
    forget: () => { sent.clear(); count = state().moves; },
    isSettled: () => state().moves >= count,
  };
  return desk;
}

function brief(text, most = 60) { return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text; }
