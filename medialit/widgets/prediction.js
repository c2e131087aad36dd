// In an exercise: a number that was found out. The field is empty at first, and what stands in it is kept.
function askNumber({ model, el }) {
  const { line, save } = keeper(model);
  const low = model.get("low"), high = model.get("high"), unit = model.get("unit");
  const field = make("input", { type: "number", id: freshId("number"), min: low, max: high, step: 1 });
  const said = make("p", { role: "status" });
  const restore = () => { field.value = model.get("answer") ?? ""; };
  afterPause(field, () => {
    const empty = field.value === "" && !field.validity.badInput, number = Number(field.value);
    const fits = empty || (field.value !== "" && Number.isInteger(number) && number >= low && number <= high);
    const answer = model.get("answer"), still = answer === null ? "" : ` Until then ${withUnit(answer, unit)} stays your answer.`;
    said.textContent = fits ? "" : `→ Give a whole number from ${low} to ${high}.${still}`;
    field.setAttribute("aria-invalid", String(!fits));
    if (fits && (empty ? null : number) !== answer) save(empty ? null : number);
  });
  model.on("change:restored", restore);
  restore();
  el.append(frame("prediction", "", [
    make("fieldset", {}, [
      make("legend", {}, [make("label", { for: field.id, text: model.get("question") })]), ...hintOf(model),
      make("div", { class: "ml-scale" }, [field, make("span", { text: unit }), make("span", { class: "ml-small", text: `a whole number from ${low} to ${high}` })]),
    ]),
    said, line,
  ]));
}

// A number to commit to: a slider and a number field that move together.
function render({ model, el }) {
  if (model.get("sealed")) { askNumber({ model, el }); return; }
  const { line, save } = keeper(model);
  const low = model.get("low"), high = model.get("high"), unit = model.get("unit");
  const inUnit = (value) => withUnit(value, unit);
  const middle = Math.round((low + high) / 2);
  const id = freshId("prediction");
  const slider = make("input", { type: "range", id, min: low, max: high, step: 1 });
  const field = make("input", { type: "number", min: low, max: high, step: 1, "aria-label": unit ? `Your prediction in ${unit}` : "Your prediction" });
  const read = (from) => {
    const number = Math.min(high, Math.max(low, Math.round(Number(from.value) || 0)));
    slider.value = number;
    if (from !== field) field.value = number;
    slider.setAttribute("aria-valuetext", inUnit(number));
    return number;
  };
  for (const input of [slider, field]) input.addEventListener("input", () => read(input));
  const commit = button("", () => { const number = read(field); field.value = number; save(number); });
  const result = make("div", { class: "ml-answer", role: "status" });
  const restore = () => { slider.value = model.get("answer") ?? middle; read(slider); };
  const update = () => {
    const answer = model.get("answer"), state = model.get("state");
    commit.textContent = answer === null ? "This is my prediction" : "Change my prediction";
    result.replaceChildren(...(state.words ? [
      ...drawScale(model, state.rows),
      make("p", { class: "ml-verdict", text: state.words }),
    ] : []));
  };
  model.on("change:restored", restore);
  model.on("change:answer change:state", update);
  restore();
  update();
  el.append(frame("prediction", "", [
    make("fieldset", {}, [
      make("legend", {}, [make("label", { for: id, text: model.get("question") })]),
      make("div", { class: "ml-scale" }, [make("span", { text: inUnit(low) }), slider, make("span", { text: inUnit(high) }), field, make("span", { text: unit })]),
    ]),
    commit, result, line,
  ]));
}

export default { render };
