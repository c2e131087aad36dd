// “What I bring back”: notes, each with the page that it comes from. "desk" holds the answer and keeps it.

// A line that says politely what has just happened.
function teller() {
  const line = make("p", { class: "ml-said", role: "status" });
  return { line, say: (text) => { line.textContent = text; } };
}

// The answer as the learner has it here; what Python sends back is taken over only where it is something else.
function deskOf(model) {
  const { line, save } = keeper(model);
  const { fromPython, send, hear } = exchange(model, { notes: [], done: false, differs: {} }, save);
  const listeners = [];
  const desk = { line, saveMove: (move) => save(move, "move"), answer: fromPython() };
  desk.save = () => send(desk.answer);
  desk.listen = (update) => listeners.push(update);
  model.on("change:answer", () => {
    if (!hear()) return;
    desk.answer = fromPython();
    for (const update of listeners) update();
  });
  return desk;
}

// web.here(): the page that is open, or ""; web.pages: those of the web; web.opened: names of those opened.
function notesPane(desk, web, task) {
  const list = make("ol", { class: "ml-notes" });
  const said = teller();
  const update = () => list.replaceChildren(...desk.answer.notes.map(row));
  const told = new Set(desk.answer.notes); // notes that the log has already
  const keep = (note) => {
    if (note.text.trim() && !told.has(note)) {
      told.add(note);
      web.log({ do: "note", ...(note.page ? { page: note.page } : {}) });
    }
    desk.save();
  };
  const sources = (note) => {
    const names = [...new Set([...web.opened, ...(note.page ? [note.page] : [])])];
    const options = [["", "no page"], ...names.map((name) => [name, `${web.pages.get(name).title} (${web.pages.get(name).outlet})`])];
    return options.map(([value, text]) => make("option", { value, text, selected: value === note.page }));
  };
  const row = (note) => {
    const id = freshId("note"), number = desk.answer.notes.indexOf(note) + 1;
    const text = make("textarea", { id, rows: 3 });
    text.value = note.text;
    text.addEventListener("input", () => { note.text = text.value; });
    afterPause(text, () => keep(note));
    const from = make("select", { id: `${id}-from` }, sources(note));
    from.addEventListener("pointerdown", () => refresh());
    from.addEventListener("focus", () => refresh());
    const refresh = () => { const fresh = sources(note); if (fresh.length !== from.options.length) from.replaceChildren(...fresh); };
    from.addEventListener("change", () => { note.page = from.value; keep(note); });
    const remove = () => {
      desk.answer.notes.splice(desk.answer.notes.indexOf(note), 1);
      desk.save();
      update();
      said.say("Note removed.");
      add.focus();
    };
    return make("li", {}, [
      make("label", { for: id, text: `Note ${number}` }), text,
      make("label", { for: `${id}-from`, class: "ml-small", text: "from page" }), from,
      button("Remove", remove, { class: "ml-quiet", "aria-label": `Remove note ${number}` }),
    ]);
  };
  const add = button("Add a note", () => {
    desk.answer.notes.push({ text: "", page: web.here() });
    desk.save();
    update();
    list.querySelector("li:last-child textarea").focus();
  }, { class: "ml-quiet" });
  desk.listen(() => { for (const note of desk.answer.notes) told.add(note); update(); });
  update();
  const id = freshId("notes");
  return make("div", { class: "ml-notes-pane", role: "group", "aria-labelledby": id }, [
    make("h3", { id, text: "What I bring back" }),
    ...(task ? [make("p", { class: "ml-small", text: task })] : []), list, add, said.line]);
}
