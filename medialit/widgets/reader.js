// The Reader. Python sends segments and findings; this file only draws them and answers the learner.
function disagreed(model, finding) {
  return model.get("disagreements").some((d) => d.start === finding.start && d.end === finding.end && d.rule === finding.rule);
}

function toggleDisagreement(model, finding) {
  const rest = model.get("disagreements").filter((d) => !(d.start === finding.start && d.end === finding.end && d.rule === finding.rule));
  const { start, end, rule, quote } = finding;
  model.set("disagreements", disagreed(model, finding) ? rest : [...rest, { start, end, rule, quote }]);
  model.save_changes();
}

function explain(model, finding) {
  const button = make("button", { type: "button", class: "ml-quiet", "aria-pressed": String(disagreed(model, finding)) });
  const label = () => { button.textContent = disagreed(model, finding) ? "You disagree (undo)" : "I disagree"; };
  button.addEventListener("click", () => {
    toggleDisagreement(model, finding);
    button.setAttribute("aria-pressed", String(disagreed(model, finding)));
    label();
  });
  label();
  return make("section", { class: "ml-why" }, [
    make("h4", {}, [make("span", { class: `ml-chip ml-mark ml-${finding.layer}`, text: finding.letter }), document.createTextNode(` ${finding.title}`)]),
    make("blockquote", { text: finding.quote }),
    make("p", { class: "ml-message", text: finding.message }),
    make("p", { text: finding.explanation === finding.message ? "" : finding.explanation }),
    make("p", {}, [make("strong", { text: "Often wrong with: " }), document.createTextNode(finding.known_error + ".")]),
    make("p", { class: "ml-small", text: `Rule: ${finding.rule}. Where the rule comes from: ${finding.source}.` }),
    button,
  ]);
}

function drawArticle(model, pick) {
  const findings = model.get("findings");
  const article = make("div", { class: "ml-article", role: "group", "aria-label": "The article. Arrow keys move from mark to mark." });
  const marks = [];
  for (const paragraph of model.get("paragraphs")) {
    const body = make(paragraph.kind === "headline" ? "h3" : "p", { class: `ml-${paragraph.kind}-part` });
    for (const [text, indices] of paragraph.segments) {
      if (indices.length === 0) { body.append(text); continue; }
      const mark = make("span", { role: "button", tabindex: "-1", "aria-pressed": "false" });
      mark.textContent = text;
      mark.indices = indices;
      mark.addEventListener("click", () => pick(mark));
      marks.push(mark);
      body.append(mark);
    }
    article.append(make("div", { class: "ml-row" }, [make("span", { class: "ml-number", "aria-hidden": "true", text: String(paragraph.number) }), body]));
  }
  return { article, marks };
}

// Beside the mark where there is room, else right below its paragraph; and always in view.
function place(panel, mark, page) {
  const wide = getComputedStyle(page).gridTemplateColumns.split(" ").length > 1;
  panel.style.marginTop = "0";
  if (wide) {
    if (panel.parentNode !== page) page.append(panel);
    const top = page.getBoundingClientRect().top;
    const beside = mark.getBoundingClientRect().top - top - 12;
    const above = window.innerHeight - 48 - top - panel.offsetHeight;
    const lowest = page.offsetHeight - panel.offsetHeight;
    panel.style.marginTop = `${Math.max(0, Math.min(beside, above, lowest))}px`;
  } else {
    mark.closest(".ml-row").after(panel);
    panel.scrollIntoView({ block: "nearest" });
  }
}

function drawLegend(model, refresh) {
  const boxes = model.get("layers").map((layer) => {
    const box = make("input", { type: "checkbox", id: freshId("layer"), checked: true, onchange: refresh });
    box.checked = true;
    box.layer = layer.name;
    const name = make("label", { for: box.id }, [make("span", { class: `ml-chip ml-mark ml-${layer.name}`, text: layer.letter }), document.createTextNode(` ${layer.title}`)]);
    return [box, make("div", { class: "ml-layer" }, [box, name])];
  });
  const legend = make("fieldset", { class: "ml-layers" }, [make("legend", { text: "Show" }), ...boxes.map(([, row]) => row)]);
  return { legend, shown: () => new Set(boxes.filter(([box]) => box.checked).map(([box]) => box.layer)) };
}

function render({ model, el }) {
  const findings = model.get("findings");
  const panel = make("aside", { class: "ml-panel", "aria-live": "polite", "aria-label": "Why this is marked" });
  const empty = findings.length ? "Choose a mark in the article to see why it is there." : "Nothing is marked yet: this is the bare article.";
  let legend;
  let chosen = null;

  const pick = (mark) => {
    const shown = legend.shown();
    chosen?.setAttribute("aria-pressed", "false");
    chosen = mark;
    marks.forEach((other) => { other.tabIndex = -1; });
    mark.setAttribute("aria-pressed", "true");
    mark.tabIndex = 0;
    const here = mark.indices.map((i) => findings[i]).filter((f) => shown.has(f.layer));
    panel.replaceChildren(...here.map((finding) => explain(model, finding)));
    place(panel, mark, page);
  };
  const { article, marks } = drawArticle(model, pick);
  const usable = () => { const shown = legend.shown(); return marks.filter((m) => m.indices.some((i) => shown.has(findings[i].layer))); };
  const refresh = () => {
    const shown = legend.shown();
    for (const mark of marks) {
      const here = mark.indices.map((i) => findings[i]).filter((f) => shown.has(f.layer));
      const on = here.length > 0;
      mark.className = ["ml-mark", ...new Set(here.map((f) => `ml-${f.layer}`))].join(" ");
      mark.dataset.letter = [...new Set(here.map((f) => f.letter))].join("");
      mark.tabIndex = -1;
      if (on) mark.setAttribute("role", "button"); else mark.removeAttribute("role");
      if (!on) mark.removeAttribute("aria-pressed"); else if (mark !== chosen) mark.setAttribute("aria-pressed", "false");
    }
    const first = usable()[0];
    if (first) first.tabIndex = 0;
  };
  legend = drawLegend(model, refresh);
  article.addEventListener("keydown", (event) => {
    const list = usable();
    const at = list.indexOf(event.target);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") pick(event.target);
    else if (to === undefined) return;
    else if (list[to]) { event.target.tabIndex = -1; list[to].tabIndex = 0; list[to].focus(); }
    event.preventDefault();
    event.stopPropagation();
  });
  panel.append(make("p", { text: empty }));
  const page = make("div", { class: "ml-columns" }, [article, panel]);
  const root = make("div", { class: "ml-root ml-widget ml-reader" }, [
    make("p", { class: "ml-about", text: model.get("about") }),
    ...(findings.length ? [legend.legend, page, saveLine(model)] : [article]),
  ]);
  el.append(root);
  refresh();
}

export default { render };
