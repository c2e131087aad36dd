// Swap the cue verb in a sentence: predict what a verb does, then hear what it does.
function render({ model, el }) {
  const [before, cue, after] = model.get("segments"), verbs = model.get("verbs"), stances = model.get("stances");
  const own = drafting(model, { verb: cue, stances: {} });
  const { said, say } = own;
  const sealed = Boolean(model.get("sealed")); // nothing to predict: each choice is the answer for its verb
  const shown = verbs.includes(cue) ? verbs : [cue, ...verbs];

  const word = make("mark", { class: "ml-verb" });
  const sentence = make("blockquote", { class: "ml-quote ml-swap-sentence", "aria-live": "polite", "aria-atomic": "true" }, [before, word, after]);
  const texts = shown.map((verb) => (verb === cue ? `${verb} (as it stands)` : verb));
  const choice = radios(shown, (verb) => { own.draft.verb = verb; own.save(); say(""); update(); }, { texts });
  const marks = choice.labels.map((label) => label.lastChild.appendChild(make("span", { class: "ml-small" })));

  const names = Object.keys(stances);
  const view = radios(names, (stance) => { own.draft.stances[own.draft.verb] = stance; own.save(); say(""); update(); }, { texts: names.map((name) => `${name}: ${stances[name]}`) });
  const legend = make("legend", {});
  const commit = button("", () => {
    const { verb } = own.draft, stance = own.draft.stances[verb];
    if (!stance) { say("Choose one of the three first."); view.boxes[0].focus(); return; }
    const earlier = own.draft.checked?.stances ?? {};
    own.commit({ verb, stances: { ...earlier, [verb]: stance } });
    say(`Your prediction for “${verb}” is kept.`);
  });
  const predict = make("div", { class: "ml-predict" }, [make("fieldset", {}, [legend, ...view.labels]), ...(sealed ? [] : [commit])]);
  const effect = make("div", { role: "group", "aria-label": "What this verb does" });

  const explain = ({ note, lexicon }, verb) => [
    noteOf(note),
    ...(lexicon ? [make("div", { class: "ml-lexicon" }, [
      make("h4", { text: `What the kit’s list of cue verbs says about “${verb}”` }),
      make("p", { text: `${lexicon.message} It is listed as ${lexicon.stance}.` }),
      make("p", {}, [make("strong", { text: "Often wrong with: " }), `${lexicon.known_error}.`]),
      make("p", { class: "ml-small", text: `Where this comes from: ${lexicon.literature}.` }),
    ])] : [make("p", { class: "ml-small", text: `The kit’s list of cue verbs does not have “${verb}”.` })]),
  ];
  const update = () => {
    const { verb, stances: given } = own.draft, kept = own.draft.checked?.stances ?? {}, feedback = own.feedback() ?? {};
    word.textContent = verb;
    choice.show(verb);
    marks.forEach((mark, index) => { mark.textContent = shown[index] in (sealed ? given : kept) ? ` ✓ ${sealed ? "answered" : "predicted"}` : ""; });
    predict.hidden = !verbs.includes(verb);
    legend.textContent = `What does “${verb}” tell us about the reporter’s view of what was said?`;
    view.show(given[verb]);
    const isNew = verb in kept && kept[verb] !== given[verb];
    commit.textContent = isNew ? "This is my new prediction" : "This is my prediction";
    effect.replaceChildren(...(feedback[verb] && !isNew ? explain(feedback[verb], verb) : []));
    if (!verbs.includes(verb)) effect.replaceChildren(make("p", { class: "ml-small", text: "This is the verb as it stands. Put in another one." }));
    stepAside(commit, verb in kept && !isNew, () => effect);
  };
  el.append(frame("swap", model.get("prompt"), [
    ...hintOf(model), sentence,
    make("fieldset", { class: "ml-verbs" }, [make("legend", { text: "The verb in the sentence" }), ...choice.labels]),
    predict, said, effect, own.line,
  ]));
  own.listen(update);
}

export default { render };
