// A checked question: native radio buttons or checkboxes, so that keyboard and screen reader just work.
function group(texts, { several = false, chosen = [] } = {}) {
  const name = freshId("choice");
  const boxes = texts.map((text, index) => {
    const box = make("input", { type: several ? "checkbox" : "radio", name, id: `${name}-${index}` });
    box.checked = chosen.includes(index);
    return box;
  });
  const rows = boxes.map((box, index) => make("div", { class: "ml-option" }, [box, make("label", { for: box.id, text: texts[index] })]));
  return { boxes, rows, chosen: () => boxes.flatMap((box, index) => (box.checked ? [index] : [])) };
}

function render({ model, el }) {
  const { line, save } = keeper(model);
  const options = group(model.get("options"), { several: model.get("multiple") });
  const sure = group(model.get("sure"));
  const asksHowSure = model.get("sure").length > 0;
  const result = make("div", { class: "ml-answer", role: "status" });
  const check = button("Check my answer", () => {
    const chosen = options.chosen(), level = sure.chosen()[0];
    if (!chosen.length) return say("Choose an answer first.");
    if (asksHowSure && level === undefined) return say("Say how sure you are, too.");
    update(); // a request to choose goes away, even if the answer is the one already checked
    save({ chosen, sure: asksHowSure ? model.get("sure")[level] : null });
  });
  const keep = () => { const chosen = options.chosen(); save(chosen.length ? { chosen, sure: null } : null); };
  const sealed = Boolean(model.get("sealed")); // nothing to check: each choice is kept at once
  if (sealed) for (const box of options.boxes) box.addEventListener("change", keep);
  const say = (text) => result.replaceChildren(make("p", { class: "ml-verdict", text: `→ ${text}` }));
  const restore = () => {
    const answer = model.get("answer");
    options.boxes.forEach((box, index) => { box.checked = Boolean(answer?.chosen.includes(index)); });
    sure.boxes.forEach((box, index) => { box.checked = model.get("sure")[index] === answer?.sure; });
  };
  const update = () => {
    const state = model.get("state");
    result.classList.toggle("ml-right", state.right === true);
    result.replaceChildren(...(state.headline ? [
      make("p", { class: "ml-verdict", text: `${state.right ? "✓ " : "→ "}${state.headline}` }),
      make("ul", {}, state.reasons.map((text) => make("li", { text }))),
    ] : []));
  };
  model.on("change:restored", restore);
  model.on("change:state", update);
  restore();
  update();
  const hint = model.get("multiple") ? " (more than one may fit)" : "";
  el.append(frame("choice", "", [
    make("fieldset", {}, [make("legend", { text: model.get("prompt") + hint }), ...options.rows]),
    ...hintOf(model),
    ...(asksHowSure ? [make("fieldset", { class: "ml-sure" }, [make("legend", { text: "How sure are you?" }), ...sure.rows])] : []),
    ...(sealed ? [] : [check, result]), line,
  ]));
}

export default { render };
