// After “I am done”: the path as a picture and a list, and the rubric with what the log shows.
const STATUS_SIGNS = { met: "✓", partly: "◐", "not yet": "→" };

// A step of the path. The bar says the same as the words: where it was (its lane) and how long (its height).
function drawStep(step) {
  const bar = make("span", { class: `ml-lane-bar ml-lane-${step.lane}` });
  const row = make("li", { class: "ml-step" }, [
    make("span", { class: "ml-step-picture", "aria-hidden": "true" }, [bar]),
    make("span", { class: "ml-step-time", text: step.time }),
    make("span", {}, [document.createTextNode(step.words), ...(step.stay ? [make("span", { class: "ml-small ml-stay", text: ` ${step.stay}` })] : [])]),
  ]);
  row.style.setProperty("--ml-stay", String(Math.min(step.seconds ?? 0, 120)));
  return row;
}

function drawPath(path) {
  const heads = ["start", "results", "other"];
  return make("div", { class: "ml-path" }, [
    make("div", { class: "ml-lane-heads", "aria-hidden": "true" }, heads.map((text) => make("span", { text }))),
    make("ol", {}, path.map(drawStep)),
  ]);
}

function drawCriterion(criterion, desk) {
  const id = freshId("differs");
  const mine = desk.answer.differs[criterion.name];
  const field = make("textarea", { id, rows: 2 });
  field.value = mine ?? "";
  afterPause(field, () => { desk.answer.differs[criterion.name] = field.value; desk.save(); });
  const box = make("div", { class: "ml-field", hidden: mine === undefined }, [make("label", { for: id, text: "I see it differently, because …" }), field]);
  const open = button("I see it differently", () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
    if (box.hidden) delete desk.answer.differs[criterion.name];
    else { desk.answer.differs[criterion.name] = field.value; field.focus(); }
    desk.save();
  }, { class: "ml-quiet", "aria-expanded": String(mine !== undefined), "aria-label": `I see it differently: ${criterion.title}` });
  return make("li", { class: criterion.status === "met" ? "ml-agreed" : criterion.status === "partly" ? "ml-extra" : "ml-missed" }, [
    make("h4", { text: criterion.title }),
    make("p", {}, [make("strong", { text: `${STATUS_SIGNS[criterion.status]} ${criterion.status}. ` }), document.createTextNode(criterion.verdict)]),
    make("ul", {}, criterion.evidence.map((text) => make("li", { text }))),
    ...(criterion.next_step ? [make("p", {}, [make("strong", { text: "Next step: " }), document.createTextNode(criterion.next_step)])] : []),
    make("details", {}, [make("summary", { text: "Where this comes from, and what it cannot see" }),
      make("p", { class: "ml-small", text: criterion.source }), make("p", { class: "ml-small", text: `It cannot see: ${criterion.cannot_see}` })]),
    open, box,
  ]);
}

// In an exercise the path is the learner's own log; by the rubric the teacher looks at it later.
function drawReview(state, desk, sealed) {
  return [
    make("h3", { text: "Your path", tabindex: "-1" }),
    make("p", { class: "ml-small", text: `${sealed ? "This is your log. You may go on, and be done again." : "Talk it over: where did you learn most? What would you do sooner?"} The clock counts only while this web is in view.` }),
    ...(state.went_on ? [make("p", { class: "ml-offer", text: sealed ? "You have gone on since. Press “I am done with this one” again, so that all of it counts." : "You have gone on since. Press “I am done” again to see all of it." })] : []),
    drawPath(state.path),
    ...(sealed ? [] : drawRating(state, desk)),
  ];
}

function drawRating(state, desk) {
  return [
    make("h3", { text: `Your path by the rubric: ${state.level}` }),
    make("p", { text: state.about }),
    make("p", { class: "ml-small", text: state.rule }),
    make("ul", { class: "ml-criteria" }, state.criteria.map((criterion) => drawCriterion(criterion, desk))),
    make("details", {}, [make("summary", { text: "What the rubric cannot see" }), make("ul", {}, state.limits.map((text) => make("li", { text })))]),
    make("details", {}, [make("summary", { text: "Sources" }), make("ul", {}, state.sources.map((text) => make("li", { text })))]),
  ];
}
