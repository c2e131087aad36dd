// The grades by code, never by rank, and what has changed since the last time.
function render({ model, el }) {
  const ask = patientAsker(model), { node: told, tell } = teller();
  const press = runButton(ask, "Grade", "Grading …", tell, async () => ({}));
  const table = ({ rows }) => deskTable("Grades, by code", ["Code", "Points", "To be read by you", "Notes"], rows.map((row) => [
    row.code, `${row.score} of ${row.points}`, row.waiting ? `${row.waiting} points` : "–", sentences(row.notes),
  ]));
  const changed = ({ changes, more }) => (changes?.length ? [
    deskTable("Changed since the last time", ["Code", "Task", "Before", "Now", "Why"], changes),
    ...(more ? [make("p", { text: `… and ${more} more in changes.json` })] : []),
  ] : []);
  const next = (rows) => {
    const waiting = rows.filter((row) => row.waiting).length;
    return waiting ? `→ ${waiting === 1 ? "1 student has" : `${waiting} students have`} answers for you to read: go on with step 4.` : "→ Nothing is left to read. Go on with step 5, Feedback.";
  };
  const draw = (state) => {
    press.textContent = state.rows.length ? "Grade again" : "Grade";
    return [
      ...(state.result.told ? toldLines(state.result.told) : []),
      ...(state.older ? [make("p", { class: "ml-desk-missing", text: `→ ${state.older}` })] : []),
      ...(state.rows.length ? [make("div", { class: "ml-desk-scroll", tabindex: "0", role: "region", "aria-label": "Grades, by code" }, [table(state)])] : []),
      ...changed(state.result),
      ...(state.rows.length && !state.older ? [make("p", { class: "ml-verdict", text: next(state.rows) })] : []),
    ];
  };
  deskStep({ model, el }, {
    ask, draw,
    form: [make("p", { text: "Answers are compared with the key, and judgments laid beside two readings. What students wrote waits for you." }), make("div", { class: "ml-tools" }, [press]), told],
  });
}

export default { render };
