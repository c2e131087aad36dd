// Rows with the same answers: each row is a fieldset of native radio buttons, wide or narrow.
function makeRow(text, index, { columns, where, paragraphs, choose, locate }) {
  const group = radios(columns, (answer) => choose(index, answer));
  const select = make("select", { "aria-label": `Which paragraph shows it? ${text}`, onchange: () => locate(index, select.value === "" ? null : Number(select.value)) }, [
    make("option", { value: "", text: "Which paragraph shows it?" }),
    ...paragraphs.map((words, number) => make("option", { value: number + 1, text: `${number + 1}: ${words}` })),
  ]);
  const place = make("div", { class: "ml-grid-where" }, where === null ? [] : [select]);
  const note = make("div", { class: "ml-row-note" });
  const node = make("fieldset", { class: "ml-grid-row" }, [make("legend", { text: `${index + 1}. ${text}` }), make("div", { class: "ml-picks" }, group.labels), place, note]);
  return { node, group, select, place, note };
}

function render({ model, el }) {
  const columns = model.get("columns"), texts = model.get("rows"), where = model.get("where");
  const own = drafting(model, { answers: texts.map(() => null), paragraphs: texts.map(() => null) });
  const { said, say } = own;
  const keep = (key) => (index, value) => { own.draft[key][index] = value; own.save(); say(""); update(); };
  const rows = texts.map((text, index) => makeRow(text, index, { columns, where, paragraphs: model.get("paragraphs"), choose: keep("answers"), locate: keep("paragraphs") }));
  const needsPlace = (index) => where !== null && own.draft.answers[index] === where;
  const numbers = (test) => texts.map((_, index) => index).filter(test).map((index) => index + 1);
  const missing = () => {
    const bare = numbers((index) => own.draft.answers[index] === null);
    if (bare.length) return [`Not answered yet: row ${bare.join(", ")}.`, rows[bare[0] - 1].group.boxes[0]];
    const lost = numbers((index) => needsPlace(index) && own.draft.paragraphs[index] === null);
    return lost.length ? [`Choose the paragraph that shows it: row ${lost.join(", ")}.`, rows[lost[0] - 1].select] : null;
  };
  const check = button("", () => {
    const [text, first] = missing() ?? [];
    say(text ?? "");
    if (text) first.focus(); else own.commit();
  });
  const result = make("div", { class: "ml-headlines", role: "status" });
  const update = () => {
    const { answers, paragraphs } = own.draft, checked = own.checked(), feedback = own.feedback();
    rows.forEach((row, index) => {
      row.group.show(answers[index]);
      row.place.hidden = !needsPlace(index);
      row.select.value = paragraphs[index] ?? "";
      const stands = feedback && checked.answers[index] === answers[index] && checked.paragraphs[index] === paragraphs[index];
      const shown = () => (feedback.notes[index] ? noteOf(feedback.notes[index]) : sideBySide(feedback.sides[index]));
      row.note.replaceChildren(...(!feedback ? [] : [stands ? shown() : make("p", { class: "ml-small", text: "Changed since you committed." })]));
    });
    const action = model.get("judged") ? "Compare with two readers" : "Check";
    check.textContent = feedback ? `${action} again` : action;
    result.replaceChildren(...(feedback?.headlines ?? []).map((text) => make("p", { class: "ml-verdict", text })));
  };
  const passage = model.get("passage");
  const body = frame("grid", model.get("prompt"), [
    ...(passage ? [make("blockquote", { class: "ml-quote", text: passage })] : []),
    ...hintOf(model), ...rows.map((row) => row.node), said, ...own.ending(check), result, own.line,
  ]);
  body.style.setProperty("--ml-columns", columns.length);
  el.append(body);
  own.listen(update);
}

export default { render };
