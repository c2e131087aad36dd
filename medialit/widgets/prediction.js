// A number to commit to: a slider and a number field that move together.
function render({ model, el }) {
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
