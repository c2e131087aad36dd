// The head of a review: how much is open, the way to the key, and the items as steps.
function makeTop(desk, { ask, show, undo, draw, say, status, help }) {
  const words = make("strong", { class: "ml-open-count" });
  const bar = make("progress", { "aria-label": "How much is decided" });
  const undoButton = button("↶ Undo", undo, { class: "ml-quiet" });
  const toFirst = () => button("Go to the first", () => { const first = desk.openAll()[0]; if (first) show(desk.itemOf(first.id), first.id); }, { class: "ml-quiet ml-little" });
  const allButton = button("✓ Accept all", () => {
    const ids = desk.acceptable().map((entry) => entry.id);
    if (!ids.length) { say("There is nothing left to accept."); return; }
    desk.move({ do: "accept", ids }, ids);
    draw();
    const left = desk.openAll().length;
    say(`${ids.length} accepted.${left ? ` ${left} ${left === 1 ? "question needs" : "questions need"} your own answer. ` : ""}`, left ? [toFirst()] : []);
  }, { class: "ml-quiet" });
  allButton.append(make("span", { class: "ml-long", text: "\u00a0that is left" }));
  const confirm = () => {
    const left = desk.openAll().length;
    if (left) { say(`${left} ${left === 1 ? "is" : "are"} still open: accept or delete ${left === 1 ? "it" : "them"}. `, [toFirst()]); return; }
    if (desk.state().missing.length && desk.isSettled()) { say(desk.state().missing.join(" ")); return; }
    say("Making the key …");
    ask({ do: "confirm" }).then((reply) => {
      say(!reply ? "Python does not answer, so there is no key yet. Run the cell of this page again." : reply.told || "✓ The key is made.");
      if (reply && !reply.told) ready.focus();
    });
  };
  const keyButton = button("Make this the key", confirm);
  const steps = make("nav", { class: "ml-steps ml-scroll", "aria-label": "Items of the exercise" });
  const ready = make("div", { class: "ml-ready", tabindex: "-1" });
  const element = make("div", { class: "ml-review-top" }, [make("div", { class: "ml-review-count" }, [words, bar]), make("div", { class: "ml-tools" }, [undoButton, allButton, keyButton]), help, status]);

  const drawSteps = () => refill(steps, desk.state().items.map((each) => {
    const left = desk.openIn(each.name).length, how = !each.on ? "off" : left ? `${left} open` : "✓";
    const node = button("", () => show(each.name), { class: "ml-step ml-quiet", "aria-current": each.name === desk.here ? "step" : null, "data-key": `step-${each.name}` });
    node.append(make("span", { text: desk.about.get(each.name).short }), make("span", { class: "ml-step-state", text: how, ...(how === "✓" ? { role: "img", "aria-label": "decided" } : {}) }));
    return node;
  }));
  const drawReady = () => {
    const { key, points, command } = desk.state();
    ready.hidden = key === null;
    ready.classList.toggle("ml-stale", key === false);
    ready.replaceChildren(...(key === null ? [] : key ? [
      make("p", { class: "ml-verdict", text: `✓ This is the key now: ${points} points.` }),
      make("p", {}, [document.createTextNode("Next, in a terminal: "), make("code", { text: command }), document.createTextNode(" packs the exercise for your students. You may still change your mind here, and press “Make this the key” again.")]),
    ] : [make("p", { class: "ml-verdict", text: "! You have changed something since you made the key. Press “Make this the key” again." })]));
  };
  const update = () => {
    const all = desk.state().items.filter((each) => each.on).flatMap((each) => each.entries).filter((e) => e.status !== "deleted");
    const open = desk.openAll().length;
    words.textContent = open ? `${open} still open` : "✓ Nothing open";
    bar.max = Math.max(all.length, 1);
    bar.value = all.length - open;
    undoButton.setAttribute("aria-disabled", String(!desk.state().can_undo)); // a disabled button would lose the focus
    allButton.setAttribute("aria-disabled", String(!desk.acceptable().length));
    drawSteps();
    drawReady();
  };
  return { element, ready, steps, confirm, update };
}
