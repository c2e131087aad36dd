// The review of a draft key: the article with what is proposed on one side, the decisions on the other. Each decision is
// a move that Python keeps at once; what is shown is always what Python says that all moves together come to.
function render({ model, el }) {
  const { line, save } = keeper(model);
  const ask = asker(model);
  const desk = makeDesk(model, save);
  const status = make("p", { class: "ml-heard", role: "status" });
  const say = (text, more = []) => status.replaceChildren(document.createTextNode(text), ...more);
  let dressed = new Set(), before = new Map(), undoing = false, naming = null;

  // ---- the article
  let page = null;
  page = drawUnits(model, (unit) => { if (page) dress(unit); }, "The article, sentence by sentence. Arrow keys move, Enter goes into the words, Space chooses.");
  const LAYERS = [...desk.about.values()].map((item) => `ml-${item.layer || "none"}`);
  function dress(unit) {
    const on = desk.here ? desk.marked().filter((e) => e.first <= unit.index && unit.index <= e.last) : [];
    const layer = desk.about.get(desk.here)?.layer;
    unit.classList.remove("ml-mark", "ml-now", "ml-decided", ...LAYERS);
    unit.removeAttribute("style");
    delete unit.dataset.letter;
    if (!on.length) return;
    unit.classList.add("ml-mark", `ml-${layer}`);
    drawLines(unit, [layer]);
    unit.classList.toggle("ml-now", on.some((e) => e.id === desk.now));
    unit.classList.toggle("ml-decided", on.every((e) => !desk.isOpen(e)));
    const begins = on.filter((e) => e.first === unit.index).map((e) => SIGNS[e.status === "open" && !desk.isOpen(e) ? "accepted" : e.status][0]);
    if (begins.length) unit.dataset.letter = begins.join("");
    dressed.add(unit);
  }
  const redress = () => {
    const old = dressed;
    dressed = new Set();
    old.forEach(dress);
    for (const e of desk.marked()) for (let n = e.first; n <= e.last; n += 1) if (page.units[n]) dress(page.units[n]);
  };

  // ---- decisions
  const decided = (id) => {
    desk.editing = null;
    const following = desk.next(id);
    desk.now = following ? following.id : id;
    draw();
    if (following) focusRow(desk.now); else (done.hidden ? row(desk.now) : done.querySelector("button") ?? done)?.focus();
    reveal();
  };
  const undo = () => {
    if (!desk.state().can_undo) { say("There is nothing to take back."); return; }
    undoing = true;
    desk.move({ do: "undo" });
    say("Taken back.");
  };
  const go = {
    accept: (id) => {
      const was = desk.find(id);
      desk.move({ do: "accept", ids: [id] }, [id]);
      say(`${was.status === "deleted" ? "Brought in" : "Accepted"}: ${brief(was.text)}`);
      decided(id);
    },
    delete: (id) => { desk.move({ do: "delete", ids: [id] }, [id]); say(`Deleted: ${brief(desk.find(id).text)} (U takes it back)`); decided(id); },
    change: (id, fields) => { desk.move({ do: "change", ids: [id], ...fields }, [id]); say("Changed."); decided(id); },
    edit: (id, part = "") => {
      desk.now = desk.editing = id;
      draw();
      (side.querySelector(`[data-key="${CSS.escape(`${id}-field-${part}`)}"]`) ?? side.querySelector(".ml-entry-form input, .ml-entry-form textarea"))?.select();
    },
    stop: (id) => { desk.editing = null; draw(); focusRow(id); },
    pick: (id) => { desk.now = id; draw(); focusRow(id); reveal(); },
    answer: (id, choice) => {
      const needs = choice !== "no" && desk.find(id).paragraph === null;
      desk.now = id;
      desk.move({ do: "change", ids: [id], choice }, needs ? [] : [id]);
      if (needs) say("Now the paragraph that shows it: click it in the article, or choose its number."); else { say(`Answered: ${choice}.`); decided(id); }
    },
    paragraph: (id, paragraph) => { desk.move({ do: "change", ids: [id], paragraph }, paragraph ? [id] : []); say(paragraph ? `Shown by paragraph ${paragraph}.` : "Choose a paragraph."); if (paragraph) decided(id); },
    drop: () => chosen.drop(),
  };
  const add = (range, choice, { naming: named = false } = {}) => {
    const id = `${desk.here}:${randomId()}`;
    desk.move({ do: "add", id, ...range, choice });
    desk.now = id;
    naming = named ? id : null;
    say(`Added: ${textOf(page, range, 60)}`);
  };
  const { actions, tap } = wordsOf(desk, { page, go, add });
  const chosen = chooser(page, { title: "With these words", actions, say, tap, keys: { u: undo } });
  const pane = make("div", { class: "ml-review-article" }, [chosen.element]);

  // ---- the list
  const list = make("ol", { class: "ml-entries" }), away = make("ol", { class: "ml-entries" });
  const rest = make("details", { class: "ml-away" }, [make("summary"), away]);
  const done = make("div", { class: "ml-item-done", tabindex: "-1" });
  const head = make("div", { class: "ml-item-head" });
  const side = make("div", { class: "ml-review-side", role: "group" }, [head, list, done, rest]);
  const row = (id) => side.querySelector(`[data-key="${CSS.escape(`${id}-row`)}"]`);
  const focusRow = (id) => row(id)?.focus({ preventScroll: true });
  const within = (box, node) => {
    const frame = box.getBoundingClientRect(), at = node.getBoundingClientRect();
    if (at.top < frame.top + 8 || at.bottom > frame.bottom - 8) box.scrollTop += at.top - frame.top - box.clientHeight / 3;
  };
  const reveal = () => {
    const at = desk.now && row(desk.now), entry = desk.now && desk.find(desk.now);
    if (at) within(side, at);
    if (entry && entry.first !== null && page.units[entry.first]) within(pane, page.units[entry.first]);
  };
  const drawn = new Map();
  const drawRow = (entry, item) => {
    const options = { now: entry.id === desk.now, editing: entry.id === desk.editing, names: desk.state().names, paragraphs: desk.paragraphs, proposal: model.get("proposals")[entry.id], go };
    const text = JSON.stringify([entry, options.now, options.editing, item.name === "quotations" ? options.names : 0]);
    if (drawn.get(entry.id)?.text !== text) drawn.set(entry.id, { text, node: drawEntry(entry, item, options) });
    return drawn.get(entry.id).node;
  };
  const drawDone = (item) => {
    const names = [...desk.about.keys()];
    const after = names.slice(names.indexOf(item.name) + 1).concat(names).find((name) => desk.openIn(name).length);
    done.hidden = item.on && desk.openIn(item.name).length > 0;
    const onward = after ? button(`Next: ${desk.about.get(after).short} →`, () => show(after), { "data-key": "next" }) : button("Make this the key", top.confirm, { "data-key": "next" });
    refill(done, [make("p", { text: doneWords(item) }), item.fixed ? make("blockquote", { class: "ml-quote", text: item.prompt }) : null, onward]);
  };
  const drawList = () => {
    const item = desk.item(), shown = item.on ? desk.entries() : [];
    side.setAttribute("aria-label", item.heading);
    refill(head, drawHead(item, desk, { say, decided }));
    refill(list, shown.filter((e) => e.status !== "deleted").map((e) => drawRow(e, item)));
    const out = shown.filter((e) => e.status === "deleted");
    rest.hidden = !out.length;
    rest.firstElementChild.textContent = `Not in the exercise (${out.length})`;
    refill(away, out.map((e) => drawRow(e, item)));
    drawDone(item);
  };
  const rows = () => [...list.children];
  const step = (to) => { const at = rows()[to]; if (at) go.pick(at.dataset.id); };
  ownKeys(list, (event) => {
    const at = rows().findIndex((node) => node.contains(event.target)), id = rows()[at]?.dataset.id;
    if (!id || event.target.closest("input, textarea, select, form")) return false;
    const keys = { ArrowDown: () => step(at + 1), ArrowUp: () => step(at - 1), Home: () => step(0), End: () => step(rows().length - 1), d: () => go.delete(id), Delete: () => go.delete(id), c: () => go.edit(id), u: undo };
    if (desk.item().type === "grid") desk.item().choices.forEach((choice, n) => { keys[String(n + 1)] = () => go.answer(id, choice); });
    else keys.a = () => go.accept(id);
    if (keys.a && event.target === rows()[at]) keys.Enter = keys.a;
    if (!keys[event.key]) return false;
    keys[event.key]();
    return true;
  });

  // ---- all of it
  const help = make("details", { class: "ml-help" }, [make("summary", { text: "How this works" }), make("ul", {}, HELP.map((text) => make("li", { text })))]);
  const top = makeTop(desk, { ask, show, undo, draw, say, status, help });
  function show(name, id = null) {
    desk.here = name;
    desk.editing = null;
    desk.now = id ?? desk.openIn(name)[0]?.id ?? desk.entries(name).find((e) => e.status !== "deleted")?.id ?? null;
    chosen.drop();
    draw();
    side.scrollTop = 0;
    if (desk.now && desk.item().on) focusRow(desk.now); else done.focus({ preventScroll: true });
    reveal();
  }
  function draw() { top.update(); drawList(); redress(); }
  const update = () => {
    desk.heard();
    const after = new Map(desk.state().items.flatMap((each) => each.entries.map((e) => [e.id, JSON.stringify(e)])));
    const changed = undoing && desk.isSettled() ? [...after].find(([id, text]) => before.has(id) && before.get(id) !== text)?.[0] : null;
    if (desk.isSettled()) undoing = false;
    before = after;
    if (desk.now && desk.isSettled() && !after.has(desk.now)) desk.now = null; // an addition that was taken back
    draw();
    if (changed) { if (desk.itemOf(changed) === desk.here) go.pick(changed); else show(desk.itemOf(changed), changed); }
    if (naming && after.has(naming)) { const id = naming; naming = null; go.edit(id, "choice"); reveal(); } else if (document.activeElement === document.body && desk.now) { focusRow(desk.now); reveal(); }
  };
  const root = frame("keyreview", model.get("prompt"), [top.element, top.ready, top.steps, make("div", { class: "ml-review-panes" }, [pane, side]), line]);
  el.append(root);
  model.on("change:state", update);
  model.on("msg:custom", (message) => { if (message?.failed) { desk.forget(); draw(); } });
  desk.here = model.get("items").find((each) => desk.openIn(each.name).length)?.name ?? model.get("items")[0].name;
  desk.now = desk.openIn(desk.here)[0]?.id ?? null;
  update();
  // This page is alone in its notebook: it comes into view whole, and its keys work at once.
  setTimeout(() => { root.scrollIntoView({ block: "start" }); if (desk.now) focusRow(desk.now); }, 300);
}

export default { render };
