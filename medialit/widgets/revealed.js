// The measured value, beside the prediction that was made before.
function render({ model, el }) {
  const body = make("div", { role: "status" });
  const update = () => {
    const state = model.get("state");
    body.replaceChildren(...drawScale(model, state.rows), make("p", { class: "ml-verdict", text: state.words }));
  };
  model.on("change:state", update);
  update();
  el.append(frame("revealed", model.get("question"), [body]));
}

export default { render };
