// A checked question: native radio buttons or checkboxes, so that keyboard and screen reader just work.
function render({ model, el }) {
  const group = freshId("question");
  const boxes = model.get("options").map((text, index) => {
    const box = make("input", { type: model.get("multiple") ? "checkbox" : "radio", name: group, id: `${group}-${index}` });
    box.checked = model.get("chosen").includes(index);
    box.addEventListener("change", () => {
      model.set("chosen", boxes.flatMap((other, i) => (other.checked ? [i] : [])));
      model.save_changes();
    });
    return box;
  });
  const rows = boxes.map((box, index) => make("div", { class: "ml-option" }, [box, make("label", { for: box.id, text: model.get("options")[index] })]));
  const answer = make("div", { class: "ml-answer", role: "status" });
  const update = () => {
    const result = model.get("result");
    answer.classList.toggle("ml-right", result.right === true);
    answer.replaceChildren(...(result.headline ? [
      make("p", { class: "ml-verdict", text: `${result.right ? "✓ " : "→ "}${result.headline}` }),
      make("ul", {}, result.reasons.map((text) => make("li", { text }))),
    ] : []));
  };
  model.on("change:result", update);
  update();
  const check = make("button", { type: "button", text: "Check my answer", onclick: () => model.send({ do: "check" }) });
  const several = model.get("multiple") ? " (more than one may fit)" : "";
  el.append(make("div", { class: "ml-root ml-widget ml-question" }, [
    make("fieldset", {}, [make("legend", { text: model.get("prompt") + several }), ...rows]), check, answer, saveLine(model),
  ]));
}

export default { render };
