// The Reader. Python sends segments and findings; this file only draws them and answers the learner.
function same(one, other) { return one.start === other.start && one.end === other.end && one.rule === other.rule; }

function explain(model, finding, differ) {
  const rule = model.get("rules")[finding.rule];
  const disagree = button("", () => { differ.toggle(finding); label(); }, { class: "ml-quiet" });
  const label = () => {
    disagree.textContent = differ.has(finding) ? "You disagree (undo)" : "I disagree";
    disagree.setAttribute("aria-pressed", String(differ.has(finding)));
  };
  label();
  return make("section", { class: "ml-why" }, [
    make("h4", {}, [chip(finding.layer, finding.letter), document.createTextNode(` ${finding.title}`)]),
    make("blockquote", { text: finding.quote }),
    make("p", { class: "ml-message", text: finding.message }),
    ...(rule.explanation === finding.message ? [] : [make("p", { text: rule.explanation })]),
    make("p", {}, [make("strong", { text: "Often wrong with: " }), document.createTextNode(`${rule.known_error}.`)]),
    make("p", { class: "ml-small", text: `Rule: ${finding.rule}. Where the rule comes from: ${rule.source}.` }),
    disagree,
  ]);
}

// What the learner disagrees with; kept after every change.
function disagreements(model, save) {
  let listed = [];
  const restore = () => { listed = model.get("answer") ?? []; };
  model.on("change:restored", restore);
  restore();
  return {
    has: (finding) => listed.some((item) => same(item, finding)),
    toggle: (finding) => {
      const { start, end, rule, quote } = finding;
      const rest = listed.filter((item) => !same(item, finding));
      listed = rest.length < listed.length ? rest : [...rest, { start, end, rule, quote }];
      save(listed);
    },
  };
}

function drawLegend(layers, refresh) {
  const boxes = layers.map((layer) => {
    const box = make("input", { type: "checkbox", id: freshId("layer"), onchange: () => refresh() });
    box.checked = true;
    box.layer = layer.name;
    return [box, make("div", { class: "ml-layer" }, [box, make("label", { for: box.id }, [chip(layer.name, layer.letter), document.createTextNode(` ${layer.title}`)])])];
  });
  const all = layers.length > 3 ? [button("None", () => { boxes.forEach(([box]) => { box.checked = false; }); refresh(); }, { class: "ml-quiet ml-little" }), button("All", () => { boxes.forEach(([box]) => { box.checked = true; }); refresh(); }, { class: "ml-quiet ml-little" })] : [];
  const legend = make("fieldset", { class: "ml-layers" }, [make("legend", { text: "Show" }), ...boxes.map(([, row]) => row), ...all]);
  return { legend, shown: () => new Set(boxes.filter(([box]) => box.checked).map(([box]) => box.layer)) };
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

// The same findings as a table, built when it is opened: for those who would rather read than look for marks.
function asTable(findings, shown) {
  const body = make("tbody");
  const table = make("div", { class: "ml-findings", tabindex: "0", role: "group", "aria-label": "All marks as a table" }, [make("table", {}, [
    make("thead", {}, [make("tr", {}, ["No.", "What", "Where", "Why"].map((text) => make("th", { scope: "col", text })))]), body,
  ])]);
  const fill = () => body.replaceChildren(...findings.filter((f) => shown().has(f.layer)).map((f) => make("tr", {}, [
    make("th", { scope: "row", text: `${f.letter}${f.number}` }), make("td", { text: f.title }), make("td", { text: `“${f.quote}” (paragraph ${f.paragraph})` }), make("td", { text: f.message }),
  ])));
  const details = make("details", { ontoggle: () => { if (details.open) fill(); } }, [make("summary", { text: "All marks as a table" }), table]);
  return { details, refresh: () => { if (details.open) fill(); } };
}

function render({ model, el }) {
  const findings = model.get("findings");
  const { line, save } = keeper(model);
  const differ = disagreements(model, save);
  const panel = make("div", { class: "ml-panel", role: "group", "aria-live": "polite", "aria-label": "Why this is marked" }, [make("p", { text: "Choose a mark in the article to see why it is there." })]);
  const begun = new Set();
  const marks = [];
  let legend = { shown: () => new Set(model.get("layers").map((layer) => layer.name)) };
  let chosen = null, entry = null;

  const pick = (mark) => {
    chosen?.setAttribute("aria-pressed", "false");
    chosen = mark;
    move(mark);
    mark.setAttribute("aria-pressed", "true");
    const shown = legend.shown();
    panel.replaceChildren(...mark.indices.map((i) => findings[i]).filter((f) => shown.has(f.layer)).map((finding) => explain(model, finding, differ)));
    place(panel, mark, page);
  };
  const move = (mark) => { if (entry) entry.tabIndex = -1; entry = mark; if (mark) mark.tabIndex = 0; };
  const dress = (mark, shown) => {
    const here = mark.indices.map((i) => findings[i]).filter((f) => shown.has(f.layer));
    const layers = [...new Set(here.map((f) => f.layer))];
    mark.className = ["ml-mark", ...layers.map((name) => `ml-${name}`)].join(" ");
    drawLines(mark, layers);
    mark.dataset.letter = [...new Set(here.filter((f) => mark.begins.has(f.number)).map((f) => f.letter))].join("");
    mark.usable = here.length > 0 && mark.textContent.trim() !== "";
    for (const [name, value] of [["role", "button"], ["aria-pressed", String(mark === chosen)]]) {
      if (mark.usable) mark.setAttribute(name, value); else mark.removeAttribute(name);
    }
    if (!mark.usable) mark.removeAttribute("tabindex"); else if (mark !== entry) mark.tabIndex = -1;
  };
  const fill = (paragraph, body) => {
    const shown = legend.shown();
    for (const [text, indices] of paragraph.segments) {
      if (indices.length === 0) { body.append(text); continue; }
      const mark = make("span", { text, onclick: () => { if (mark.usable) pick(mark); } });
      mark.indices = indices;
      mark.begins = new Set(indices.map((i) => findings[i].number).filter((number) => !begun.has(number)));
      mark.begins.forEach((number) => begun.add(number));
      dress(mark, shown);
      marks.push(mark);
      body.append(mark);
    }
  };
  const { article } = lazyArticle(model.get("paragraphs"), fill);
  article.setAttribute("role", "group");
  article.setAttribute("aria-label", findings.length ? "The article. Arrow keys move from mark to mark, Enter explains one." : "The article");
  const inOrder = () => marks.filter((mark) => mark.usable).sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  const refresh = () => {
    const shown = legend.shown();
    marks.forEach((mark) => dress(mark, shown));
    if (!entry?.usable) move(inOrder()[0] ?? null);
    table.refresh();
  };
  ownKeys(article, (event) => {
    const list = inOrder();
    const at = list.indexOf(event.target);
    if (at < 0) return false;
    if (event.key === "Enter" || event.key === " ") { pick(event.target); return true; }
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return false;
    if (list[to]) { move(list[to]); list[to].focus(); }
    return true;
  });
  const table = asTable(findings, () => legend.shown());
  const page = make("div", { class: "ml-columns" }, [article, panel]);
  const about = make("p", { class: "ml-about", text: model.get("about") });
  if (findings.length) {
    legend = drawLegend(model.get("layers"), refresh);
    el.append(frame("reader", "", [about, legend.legend, page, table.details, line]));
    refresh();
  } else {
    el.append(frame("reader", "", [about, article]));
  }
}

export default { render };
