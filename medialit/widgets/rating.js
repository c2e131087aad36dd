// Posts to judge, one at a time. Nothing is said of a post before all are judged and the learner is done.
function postCard() {
  const mark = make("span", { class: "ml-avatar", "aria-hidden": "true" });
  const outlet = make("span", { class: "ml-outlet" }), url = make("span", { class: "ml-url" });
  const number = make("span", { class: "ml-hidden" });
  const headline = make("h3", { id: freshId("post") }, [number, make("span", {})]);
  const text = make("p", {});
  const node = make("article", { class: "ml-post", tabindex: "-1", "aria-labelledby": headline.id }, [
    make("div", { class: "ml-post-top" }, [mark, make("p", {}, [outlet, url])]), headline, text,
  ]);
  const show = (post, position) => {
    mark.textContent = [...post.outlet][0] ?? "";
    outlet.textContent = post.outlet;
    url.textContent = post.url.replace(/^\w+:\/\//, "");
    number.textContent = `${position}: `;
    headline.lastChild.textContent = post.headline;
    text.textContent = post.text;
  };
  return { node, show };
}

function render({ model, el }) {
  const posts = model.get("posts"), steps = model.get("sure");
  const own = drafting(model, { ratings: {} });
  const ratingOf = (index) => own.draft.ratings[posts[index].key] ?? { rely: null, sure: null };
  const isJudged = (index) => ratingOf(index).rely !== null && ratingOf(index).sure !== null;
  const open = () => posts.map((_, index) => index).filter((index) => !isJudged(index));
  let at = open()[0] ?? posts.length - 1;

  const card = postCard();
  const change = (part) => {
    own.draft.ratings[posts[at].key] = { ...ratingOf(at), ...part };
    own.save();
    draw();
    if (open().length === 0) own.say(`All ${posts.length} posts are judged.`);
  };
  const rely = radios([true, false], (value) => change({ rely: value }), { texts: ["I would rely on it", "I would not"] });
  const sure = radios(steps, (value) => change({ sure: value }));
  const where = make("p", { class: "ml-where" });
  const bar = make("progress", { class: "ml-bar-done", max: posts.length, "aria-label": "Posts judged" });
  const go = (index) => { at = index; own.say(""); draw(); card.node.focus(); };
  const back = button("Back", () => { if (at > 0) go(at - 1); }, { class: "ml-quiet" });
  const next = button("Next", () => {
    if (at < posts.length - 1) go(at + 1);
    else if (open().length) go(open()[0]);
  });
  const done = button("I am done", () => {
    own.commit();
    own.say("");
  });
  const sealed = Boolean(model.get("sealed"));
  const finish = make("div", { class: "ml-finish" }, [
    make("p", { text: "You can still go back and change something. Once you say that you are done, your answers stand." }), done,
  ]);
  const judging = make("div", {}, [
    ...hintOf(model),
    make("p", { class: "ml-small", text: `Go by what you would do if this came up on your phone. ${sealed ? "You can go back and change something." : "No points are taken off. Nothing is shown before you have judged them all."}` }),
    make("div", { class: "ml-progress-row" }, [where, bar]),
    card.node,
    make("fieldset", { class: "ml-row-of" }, [make("legend", { text: "Would you rely on this?" }), ...rely.labels]),
    make("fieldset", { class: "ml-row-of" }, [make("legend", { text: "How sure are you?" }), ...sure.labels]),
    make("div", { class: "ml-tools" }, [back, next]), own.said, finish,
  ]);
  const result = resultOf();

  const draw = () => {
    const left = open().length, last = at === posts.length - 1;
    card.show(posts[at], `Post ${at + 1} of ${posts.length}`);
    rely.show(ratingOf(at).rely);
    sure.show(ratingOf(at).sure);
    where.textContent = `${at + 1} of ${posts.length}`;
    bar.value = posts.length - left;
    bar.textContent = `${posts.length - left} judged`;
    back.setAttribute("aria-disabled", String(at === 0));
    next.textContent = last && left ? `To an open one (${left})` : "Next";
    next.setAttribute("aria-disabled", String(last && !left));
    finish.hidden = sealed || left > 0;
  };
  let shown = null;
  const update = (foreign) => {
    const feedback = own.feedback();
    if (foreign) at = open()[0] ?? posts.length - 1;
    draw();
    const text = feedback ? stable(feedback) : null;
    if (feedback && text !== shown) result.show(feedback, posts.length);
    const held = judging.contains(document.activeElement);
    judging.hidden = Boolean(feedback);
    result.node.hidden = !feedback;
    if (feedback && held) result.focus();
    shown = text;
  };
  el.append(frame("rating", model.get("prompt"), [judging, result.node, own.line]));
  own.listen(update);
}

export default { render };
