// An answer in words: the rubric before, examples and the learner's own rating after; no machine scores it.
function levels(items, heading) {
  return [make("h3", { text: heading }), make("div", { class: "ml-readings" }, items.map((item) => make("div", { class: "ml-reading" }, [make("h4", { text: item.level }), make("p", { text: item.text })])))];
}

function render({ model, el }) {
  const own = drafting(model, { text: "", rating: null });
  const { said, say } = own;
  const text = make("textarea", { rows: "6", "aria-label": "Your answer" });
  const count = make("p", { class: "ml-small" });
  const countWords = () => { const words = text.value.split(/\s+/).filter(Boolean).length; count.textContent = words === 1 ? "1 word" : `${words} words`; };
  const keep = () => { own.draft.text = text.value; own.save(); };
  text.addEventListener("input", countWords);
  const flush = afterPause(text, keep);

  const done = button("I am done", () => {
    flush();
    if (!text.value.trim()) { say("Write something first; a sentence is enough."); text.focus(); return; }
    own.draft.text = text.value;
    own.commit();
    say("Below are an example of each level. Compare, and rate your own answer.");
  });
  const names = model.get("rubric").map((item) => item.level);
  const rating = radios(names, (level) => { own.draft.rating = level; own.save(); say(`You rate your answer: ${level}.`); });
  const examples = make("div", {});
  const assess = make("fieldset", { class: "ml-assess" }, [make("legend", { text: "Which level is your own answer?" }), ...rating.labels]);
  const after = make("div", { class: "ml-after" }, [examples, assess, make("p", { class: "ml-small", text: "This is your own judgment; nobody scores it. You may go on improving your answer: it is saved." })]);

  let shown = null;
  const update = (foreign) => {
    const feedback = own.feedback();
    if (foreign) text.value = own.draft.text;
    countWords();
    rating.show(own.draft.rating);
    after.hidden = !feedback;
    if (feedback && shown !== stable(feedback)) examples.replaceChildren(...levels(feedback.exemplars, "An example of each level"));
    shown = feedback ? stable(feedback) : null;
    stepAside(done, Boolean(feedback), () => examples.firstElementChild);
  };
  el.append(frame("short", model.get("prompt"), [
    ...hintOf(model), ...(names.length ? levels(model.get("rubric"), "What a good answer does") : []),
    text, count, ...own.ending(done), said, after, own.line,
  ]));
  own.listen(update);
}

export default { render };
