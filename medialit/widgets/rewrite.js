// Rewrite a headline under another frame. Python says which words changed; whether the facts hold is the learner's judgment.
function changeList(changes) {
  return make("ul", { class: "ml-changes" }, changes.map(({ first, second }) => make("li", {}, [
    ...(first ? [make("span", { text: "− removed: " }), make("del", { text: first })] : []),
    ...(second ? [make("span", { text: `${first ? "; " : ""}+ added: ` }), make("ins", { text: second })] : []),
  ])));
}

// The tool's draft in the active voice, only when it is asked for.
function activeVoice(model, use) {
  const doer = make("input", { type: "text" });
  const result = make("div", { role: "status" });
  const ask = button("Draft it in the active voice", () => model.send({ do: "draft", doer: doer.value }), { class: "ml-quiet" });
  model.on("msg:custom", (message) => {
    if (!message?.drafted) return;
    const { active, note } = message.drafted;
    result.replaceChildren(...(active ? [make("p", { class: "ml-quote", text: active })] : []), make("p", { text: note }),
      ...(active ? [button("Put it into my version", () => use(active), { class: "ml-quiet" })] : []));
  });
  return make("details", { class: "ml-hint ml-active" }, [make("summary", { text: "This sentence is in the passive. Ask the tool for a draft in the active voice" }), field("Who did it?", doer), ask, result]);
}

function findingList(findings) {
  if (!findings.length) return [make("p", { text: "No loaded word, booster or hedge of the kit’s lists stands in it. The lists are short: your own eye sees more." })];
  return [make("ul", { class: "ml-rewrite-found" }, findings.map((finding) => make("li", {}, [
    make("p", {}, [make("strong", { text: `“${finding.words}”: ${finding.title}. ` }), finding.message]),
    make("p", { class: "ml-small", text: `Often wrong with: ${finding.known_error}.` }),
  ])))];
}

function render({ model, el }) {
  const frames = model.get("frames"), facts = model.get("facts");
  const own = drafting(model, { frame: null, text: "", facts: [] });
  const { said, say } = own;
  const choice = radios(frames.map((each) => each.name), (name) => { own.draft.frame = name; own.save(); update(false); });
  choice.labels.forEach((label, index) => { if (frames[index].about) label.lastChild.append(make("span", { class: "ml-small ml-about-frame", text: frames[index].about })); });
  const text = make("textarea", { rows: "2" });
  const keep = () => { own.draft.text = text.value; own.save(); };
  afterPause(text, keep);
  const use = (words) => { text.value = words; keep(); text.focus(); };

  const boxes = facts.map((fact, index) => make("input", { type: "checkbox", onchange: () => {
    own.draft.facts = boxes.flatMap((box, number) => (box.checked ? [number] : []));
    own.save();
  } }));
  const checklist = make("fieldset", { class: "ml-facts" }, [make("legend", { text: "Which facts are unchanged in your version? You judge." }), ...facts.map((fact, index) => make("label", { class: "ml-draft-pick" }, [boxes[index], make("span", { text: fact })]))]);
  const changes = make("div", { class: "ml-changed", role: "status" });
  const after = make("div", {});
  const commit = button("", () => {
    keep();
    if (!own.draft.frame) { say("Choose a frame first."); choice.boxes[0].focus(); return; }
    if (!text.value.trim() || text.value.trim() === model.get("original").trim()) { say("Write your version first."); text.focus(); return; }
    say("");
    own.commit();
  });
  let drawn = "";
  const update = (foreign) => {
    const list = model.get("state").changes ?? [], feedback = own.feedback();
    if (foreign) text.value = own.draft.text;
    choice.show(own.draft.frame);
    boxes.forEach((box, index) => { box.checked = own.draft.facts.includes(index); });
    if (stable(list) !== drawn) changes.replaceChildren(...(list.length ? [make("h4", { text: "What has changed" }), changeList(list)] : []));
    drawn = stable(list);
    commit.textContent = feedback ? "Look at my new version" : "This is my version";
    after.replaceChildren(...(feedback ? [make("div", { class: "ml-answer" }, [
      make("h4", { text: "What the tool sees in your headline" }), make("p", { class: "ml-quote", text: feedback.text }),
      ...findingList(feedback.findings),
      ...(feedback.open.length ? [make("p", { class: "ml-verdict", text: "You have not ticked as unchanged:" }), make("ul", {}, feedback.open.map((fact) => make("li", { text: fact })))] : [make("p", { class: "ml-verdict", text: "✓ You judge that every fact is unchanged. Let a neighbor check it." })]),
    ])] : []));
  };
  el.append(frame("rewrite", model.get("prompt"), [
    ...hintOf(model), make("blockquote", { class: "ml-quote ml-original", text: model.get("original") }),
    make("fieldset", { class: "ml-frames" }, [make("legend", { text: "Your frame" }), ...choice.labels]),
    field("Your version", text), ...(model.get("passive") ? [activeVoice(model, use)] : []), changes, checklist,
    said, ...own.ending(commit), after, own.line,
  ]));
  own.listen(update);
}

export default { render };
