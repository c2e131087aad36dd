// A number to commit to: a slider and a number field that move together.
function render({ model, el }) {
  const low = model.get("low"), high = model.get("high"), unit = model.get("unit");
  const start = model.get("value") ?? Math.round((low + high) / 2);
  const id = freshId("prediction");
  const shape = { min: low, max: high, step: 1, value: start };
  const slider = make("input", { type: "range", id, ...shape, "aria-valuetext": `${start} ${unit}` });
  const field = make("input", { type: "number", ...shape, "aria-label": `Your prediction in ${unit}` });
  const read = (from) => {
    const number = Math.min(high, Math.max(low, Math.round(Number(from.value) || 0)));
    slider.value = number;
    if (from !== field) field.value = number;
    slider.setAttribute("aria-valuetext", `${number} ${unit}`);
    return number;
  };
  slider.addEventListener("input", () => read(slider));
  field.addEventListener("input", () => read(field));
  const button = make("button", { type: "button", onclick: () => {
    model.set("value", read(field));
    field.value = slider.value;
    model.save_changes();
    model.send({ do: "commit" });
  } });
  const outcome = make("div", { class: "ml-answer", role: "status" });
  const update = () => {
    button.textContent = model.get("committed") ? "Change my prediction" : "This is my prediction";
    const text = model.get("outcome");
    outcome.replaceChildren(...(text ? [make("p", { class: "ml-verdict", text })] : []));
  };
  model.on("change:committed change:outcome", update);
  update();
  el.append(make("div", { class: "ml-root ml-widget ml-prediction" }, [
    make("fieldset", {}, [
      make("legend", {}, [make("label", { for: id, text: model.get("question") })]),
      make("div", { class: "ml-scale" }, [make("span", { text: `${low} ${unit}` }), slider, make("span", { text: `${high} ${unit}` }), field, make("span", { text: unit })]),
    ]),
    button, outcome, saveLine(model),
  ]));
}

export default { render };
