// What is done in a lesson, what is saved, and the ways to carry the work elsewhere.
function render({ model, el }) {
  const lesson = model.get("place").lesson, { what, counted } = model.get("words");
  const bar = make("progress", { class: "ml-bar-done", "aria-label": "Activities done" });
  const words = make("p", { class: "ml-progress-words" });
  const parts = make("ul", { class: "ml-parts" });
  const list = make("details", {}, [make("summary", { text: "What is done" }), parts]);
  const notes = make("div", { class: "ml-notes" });
  const carried = carrying(model, { inScope: (entry) => entry.lesson === lesson, what, lesson });

  const update = () => {
    const state = model.get("state");
    bar.max = Math.max(1, state.total);
    bar.value = state.done;
    const left = state.minutes ? ` About ${state.minutes} minutes left (a rough guide).` : "";
    const last = state.last ? ` Last saved ✓ ${timeOfDay(state.last)}.` : " Nothing saved yet.";
    words.textContent = `${state.done} of ${state.total} ${counted}.${left}${last}`;
    parts.replaceChildren(...state.parts.map((part) => make("li", { text: `${part.said ?? (part.done ? "✓ done" : "○ open")}: ${part.title}` })));
    notes.replaceChildren(...state.notes.map((text) => make("p", { text })));
  };

  const sure = make("div", { class: "ml-carry-offer", hidden: true }, [
    make("p", { text: `Start again with this ${what}? The page is emptied. Your earlier answers stay in the folder “work”.` }),
    make("div", { class: "ml-tools" }, [
      button("Yes, start again", () => { sure.hidden = true; model.send({ do: "again" }); again.focus(); }),
      button("No", () => { sure.hidden = true; again.focus(); }, { class: "ml-quiet" }),
    ]),
  ]);
  const again = button("Start again", () => { sure.hidden = !sure.hidden; if (!sure.hidden) sure.querySelector("button").focus(); }, { class: "ml-quiet" });

  model.on("change:state", update);
  update();
  const node = frame("progress", model.get("heading"), [
    make("div", { class: "ml-progress-row" }, [bar, words]),
    carried.offer, list, notes,
    make("div", { class: "ml-tools" }, [...carried.tools, again]),
    sure, carried.told, carried.whose,
  ]);
  el.append(node);
  beginAtTop(node);
}

export default { render };
