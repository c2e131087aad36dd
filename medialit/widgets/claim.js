// A verdict as a ClaimReview. Python says beside each field what is still to do; nothing is blocked while one writes.
const PARTS = ["page", "says", "bearing"];

function faultLine(input) {
  const line = make("p", { class: "ml-fault", id: freshId("fault") });
  input.setAttribute("aria-describedby", line.id);
  return { line, show: (text) => { line.textContent = text ? `→ ${text}` : ""; input.setAttribute("aria-invalid", String(Boolean(text))); } };
}

function options(select, texts, first) {
  select.append(make("option", { value: "", text: first }), ...texts.map((text) => make("option", { value: text, text })));
  return select;
}

function evidenceRow(bearings, { change, remove }) {
  const inputs = {
    page: make("input", { type: "text" }),
    says: make("textarea", { rows: "2" }),
    bearing: options(make("select", {}), bearings, "Choose …"),
  };
  for (const input of Object.values(inputs)) afterPause(input, change);
  const legend = make("legend", {});
  const drop = button("Remove", remove, { class: "ml-quiet" });
  const node = make("fieldset", { class: "ml-evidence" }, [legend, field("Page or source", inputs.page), field("What it says", inputs.says), field("It …", inputs.bearing), drop]);
  const name = (number) => { legend.textContent = `Evidence ${number}`; drop.setAttribute("aria-label", `Remove evidence ${number}`); };
  return { node, inputs, name };
}

function render({ model, el }) {
  const labels = model.get("labels"), keys = Object.keys(labels), start = model.get("start");
  const own = drafting(model, { ...start, evidence: [{ page: "", says: "", bearing: "" }] });
  const { said, say } = own;
  const keep = () => { read(); own.save(); };
  const visited = new Set();
  let wanted = false;

  const inputs = {
    claim: make("textarea", { rows: "2" }), claim_author: make("input", { type: "text" }), claim_date: make("input", { type: "date" }),
    claim_author_type: make("select", {}, model.get("claimants").map((value) => make("option", { value, text: value === "Person" ? "a person" : "an organization" }))),
    appearance: make("input", { type: "url" }), rating: options(make("select", {}), model.get("ratings"), "Choose …"),
    explanation: make("textarea", { rows: "5" }), author: make("input", { type: "text" }),
  };
  const faults = Object.fromEntries(keys.map((key) => [key, faultLine(inputs[key])]));
  const parts = Object.fromEntries(keys.map((key) => [key, field(labels[key], inputs[key], [faults[key].line])]));
  for (const key of keys) afterPause(inputs[key], keep);
  for (const key of keys) inputs[key].addEventListener("blur", () => { visited.add(key); showFaults(); });

  const rows = [], list = make("div", {});
  const read = () => {
    for (const key of keys) own.draft[key] = inputs[key].value;
    own.draft.evidence = rows.map((row) => Object.fromEntries(PARTS.map((part) => [part, row.inputs[part].value])));
  };
  const removeRow = (row) => {
    const at = rows.indexOf(row);
    read();
    own.draft.evidence.splice(at, 1);
    own.save();
    write();
    (rows[Math.min(at, rows.length - 1)]?.inputs.page ?? add).focus();
    say(`Evidence ${at + 1} is removed.`);
  };
  const add = button("Add evidence", () => {
    read();
    own.draft.evidence.push({ page: "", says: "", bearing: "" });
    own.save();
    write();
    rows.at(-1).inputs.page.focus();
  }, { class: "ml-quiet" });
  const write = () => {
    for (const key of keys) inputs[key].value = own.draft[key];
    while (rows.length > own.draft.evidence.length) rows.pop().node.remove();
    while (rows.length < own.draft.evidence.length) {
      const row = evidenceRow(model.get("bearings"), { change: keep, remove: () => removeRow(row) });
      rows.push(row);
      row.name(rows.length);
      list.append(row.node);
    }
    rows.forEach((row, at) => { for (const part of PARTS) row.inputs[part].value = own.draft.evidence[at][part]; });
  };

  const found = () => model.get("state").faults ?? {};
  // while Python has not read the newest draft its faults are old: showing them would only push about what one clicks next
  const showFaults = () => { if (own.isSettled()) for (const key of keys) faults[key].show(visited.has(key) ? found()[key] : ""); };
  // Python checks the newest draft first; then it is either kept as the verdict, or the faults are shown.
  const decide = () => {
    if (!wanted || !own.isSettled()) return;
    wanted = false;
    const wrong = keys.filter((key) => found()[key]);
    for (const key of keys) visited.add(key);
    showFaults();
    if (wrong.length) { say(`Not ready yet: ${wrong.length === 1 ? "one field needs" : `${wrong.length} fields need`} another look.`); inputs[wrong[0]].focus(); return; }
    own.commit();
    say("Your verdict is kept.");
  };
  const publish = button("", () => { read(); own.save(); wanted = true; say(own.isSettled() ? "" : "Checking …"); decide(); });

  const hint = make("p", { class: "ml-small", role: "status" });
  const json = make("pre", { class: "ml-json", tabindex: "0", role: "group", "aria-label": "ClaimReview as JSON-LD" });
  const review = make("div", { class: "ml-claim-review" }, [
    make("p", { class: "ml-verdict", text: "✓ This is a valid ClaimReview." }),
    button("Download the ClaimReview", () => download(model.get("state").file, model.get("state").review), { class: "ml-quiet" }),
    make("details", {}, [make("summary", { text: "See it as JSON-LD, as search engines read it" }), json]),
  ]);
  const readings = make("div", {});
  const update = (foreign) => {
    const state = model.get("state"), feedback = own.feedback();
    if (foreign) { write(); visited.clear(); }
    showFaults();
    hint.textContent = state.evidence ?? "";
    review.hidden = !state.review;
    if (json.textContent !== (state.review ?? "")) json.textContent = state.review ?? "";
    publish.textContent = feedback ? "Keep my new verdict" : "This is my verdict";
    readings.replaceChildren(...(feedback ? [
      ...(feedback.sides.length > 1 ? [make("h3", { text: "To discuss: your verdict and others’" }), sideBySide(feedback.sides)] : []),
      ...(feedback.pages.length ? [make("p", { text: "Pages of this web that bear on the claim. Have you read them?" }), make("ul", {}, feedback.pages.map((text) => make("li", { text })))] : []),
    ] : []));
    decide();
  };
  el.append(frame("claim", model.get("prompt"), [
    ...hintOf(model),
    make("h3", { text: "The claim" }), parts.claim, make("div", { class: "ml-fields" }, [parts.claim_author, parts.claim_author_type, parts.claim_date, parts.appearance]),
    make("h3", { text: "The evidence" }), list, make("div", { class: "ml-tools" }, [add]), hint,
    make("h3", { text: "The verdict" }), make("div", { class: "ml-fields" }, [parts.rating, parts.author]), parts.explanation,
    said, ...own.ending(publish), review, readings, own.line,
  ]));
  own.listen(update);
}

export default { render };
