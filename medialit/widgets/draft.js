// Draft, commit, feedback. The draft lives here and is saved as it changes; what Python sends back is taken over only
// where it is something else than what was sent, so that nothing is lost while a learner types or drags.
function stable(value) {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${stable(value[key])}`).join()}}`;
}

function copyOf(value) { return JSON.parse(JSON.stringify(value)); }

// What was sent and not yet answered. fromPython() is a copy of the answer there; send(answer) sends it unless that is what
// was sent last; isSettled() is whether all was answered. hear() belongs to each change of "answer": it says whether
// Python's is something else than what was sent, to be taken over.
function exchange(model, blank, save) {
  const sent = [];
  const fromPython = () => copyOf(model.get("answer") ?? blank);
  const send = (answer) => {
    const value = copyOf(answer), text = stable(value);
    if (text === (sent.at(-1) ?? stable(fromPython()))) return;
    sent.push(text);
    save(value);
  };
  const hear = () => {
    const at = sent.indexOf(stable(model.get("answer")));
    sent.splice(0, at < 0 ? sent.length : at + 1);
    return at < 0;
  };
  return { fromPython, send, hear, isSettled: () => sent.length === 0 };
}

// own.draft: the fields with "committed" and "checked"; save() and commit() keep it. listen(update) draws it: update is
// told whether the draft came from elsewhere, so that fields must be filled anew. own.said is a line that says politely
// what has just happened.
function drafting(model, fields) {
  const { line, save } = keeper(model);
  const blank = { ...fields, committed: false, checked: null };
  const { fromPython, send, hear, isSettled } = exchange(model, blank, save);
  const said = make("p", { class: "ml-draft-said", role: "status" });
  const own = { line, said, draft: fromPython(), isSettled, say: (text) => { said.textContent = text; } };
  own.save = () => send(own.draft);
  own.commit = (checked = Object.fromEntries(Object.keys(fields).map((key) => [key, own.draft[key]]))) => {
    own.draft.checked = copyOf(checked);
    own.draft.committed = true;
    own.save();
  };
  // the button with which a learner commits; in an exercise the draft is what counts
  own.ending = (commit) => (model.get("sealed") ? [] : [make("div", { class: "ml-tools" }, [commit])]);
  own.feedback = () => model.get("state").feedback;
  own.checked = () => model.get("answer")?.checked ?? null;
  own.listen = (update) => {
    let foreign = false;
    model.on("change:answer", () => {
      foreign = hear();
      if (!foreign) return;
      own.draft = fromPython();
      own.say("");
    });
    model.on("change:answer change:state", () => { update(foreign); foreign = false; });
    update(true);
  };
  return own;
}

// Move nodes about, and give the focus back to the one that had it.
function keepFocus(move) {
  const active = document.activeElement;
  move();
  if (active !== document.activeElement && active?.isConnected) active.focus();
}

// What is said to one answer: a sign and a word, then why.
function noteOf(note) {
  return make("div", { class: `ml-note ${note.agreed ? "ml-agreed" : "ml-missed"}` }, [
    make("p", { class: "ml-verdict", text: `${note.agreed ? "✓" : "→"} ${note.headline}` }),
    ...note.reasons.map((text) => make("p", { text })),
  ]);
}

// What several people answer, side by side, with their reasons, and whether it is the learner's answer, too.
function sideBySide(columns) {
  return make("div", { class: "ml-readings" }, columns.map((column) => make("div", { class: "ml-reading" }, [
    make("h4", { text: column.title }),
    ...column.answer.map((text) => make("p", { class: "ml-first", text })),
    ...(column.reason ? [make("p", { text: column.reason })] : []),
    ...(column.word ? [make("p", { class: "ml-small", text: column.same === null ? column.word : `${column.same ? "=" : "≠"} ${column.word}` })] : []),
  ])));
}

// A row of native radio buttons for one value; choose(value) is told what was picked.
function radios(values, choose, { texts = values } = {}) {
  const name = freshId("radio");
  const boxes = values.map((value, index) => make("input", { type: "radio", name, id: `${name}-${index}`, onchange: () => choose(value) }));
  const labels = boxes.map((box, index) => make("label", { class: "ml-draft-pick" }, [box, make("span", { text: texts[index] })]));
  return { labels, boxes, show: (chosen) => boxes.forEach((box, index) => { box.checked = values[index] === chosen; }) };
}
