// The note of a widget: a text field that is saved while the learner pauses.
function noteField(model, save) {
  const id = freshId("note");
  const area = make("textarea", { id, rows: 3 });
  const restore = () => { area.value = model.get("answer")?.note ?? ""; };
  afterPause(area, () => save({ note: area.value }));
  model.on("change:restored", restore);
  restore();
  return make("div", { class: "ml-field ml-note-field" }, [make("label", { for: id, text: model.get("question") }), area]);
}
