// Feedback, the class report and the gradebook: made with codes or with names, then opened or downloaded.
function formatsOf(formats) {
  const group = freshId("format");
  const rows = formats.map(([name, what], at) => {
    const box = make("input", { type: "radio", name: group, value: name, id: `${group}-${at}`, checked: at === 0 });
    return make("div", { class: "ml-option" }, [box, make("label", { for: box.id, text: what[0].toUpperCase() + what.slice(1) })]);
  });
  const node = make("fieldset", {}, [make("legend", { text: "What is it for?" }), ...rows]);
  return { node, value: () => node.querySelector("input:checked").value };
}

function render({ model, el }) {
  const ask = patientAsker(model), { node: told, tell } = teller(), words = model.get("words");
  const formats = model.get("formats").length ? formatsOf(model.get("formats")) : null;
  const names = make("input", { type: "checkbox", id: freshId("names"), "aria-describedby": freshId("about") });
  const about = make("p", { class: "ml-small ml-desk-about", id: names.getAttribute("aria-describedby"), text: words.about });
  const press = runButton(ask, words.press, words.busy, tell, async () => ({ names: names.checked, ...(formats ? { format: formats.value() } : {}) }));
  const which = make("select", {});
  const one = words.which ? { which: () => ({ which: which.value }) } : { which: () => ({}) };
  const choose = words.which ? field(words.which, which) : null;
  const open = words.open ? openButton(ask, words.open, tell, one.which) : null;
  const save = fileButton(ask, words.download, tell, () => ({}));
  const tools = make("div", { class: "ml-desk-made" }, [choose, make("div", { class: "ml-tools" }, [open, save].filter(Boolean))].filter(Boolean));
  const draw = ({ result }) => {
    if (!result.told) return [];
    const before = which.value;
    which.replaceChildren(...result.pages.map((code) => make("option", { value: code, text: code })));
    if (result.pages.includes(before)) which.value = before;
    return [make("div", { class: "ml-answer ml-right" }, [...toldLines(result.told), tools])];
  };
  deskStep({ model, el }, {
    ask, draw,
    form: [
      ...(formats ? [formats.node] : []),
      make("div", { class: "ml-option" }, [names, make("label", { for: names.id, text: "With names" })]), about,
      make("div", { class: "ml-tools" }, [press]), told,
    ],
  });
}

export default { render };
