// The accounts as texts: each in a pane of its own that scrolls by itself, with marks that the views point to.
// Put segments into a paragraph; those of one quotation go together into a mark that can be chosen.
function addSegments(body, segments, quotations, add) {
  let quotation = null, mark = body;
  for (const [text, names] of segments) {
    const here = names.find((name) => quotations[name]) ?? null;
    if (here !== quotation) {
      quotation = here;
      mark = here ? make("span") : body;
      if (here) { add(mark, [here], here); body.append(mark); }
    }
    const others = names.filter((name) => !quotations[name]);
    if (others.length === 0) { mark.append(text); continue; }
    const span = make("span", { text });
    add(span, others, null);
    mark.append(span);
  }
}

// For each name the numbers of the paragraphs that have it.
function indexOf(paragraphs) {
  const rows = new Map();
  paragraphs.forEach((paragraph, row) => {
    for (const name of new Set(paragraph.segments.flatMap(([, names]) => names))) rows.set(name, [...(rows.get(name) ?? []), row]);
  });
  return rows;
}

function badge(account) { return make("span", { class: "ml-letter", text: account.letter }); }

function makeMark(span, group, onclick) {
  span.className = `ml-mark ml-quotation${group ? "" : " ml-alone"}`;
  for (const [key, value] of Object.entries({ role: "button", tabindex: "-1", "data-sign": group || "◇" })) span.setAttribute(key, value);
  span.append(make("span", { class: "ml-aside", text: group ? `Shared quotation ${group}: ` : "Only here: " }));
  span.addEventListener("click", onclick);
}

function paneOf(account, quotations, pick) {
  const spans = [];
  let found = new Set(), entry = null;
  const isMark = (span) => Boolean(span.quotation);
  const enter = (span) => { if (entry) entry.tabIndex = -1; entry = span; if (span) span.tabIndex = 0; };
  const dress = (span) => {
    const isFound = span.names.some((name) => found.has(name));
    span.classList.toggle("ml-found", isFound);
    if (span.quotation) span.setAttribute("aria-pressed", String(isFound));
  };
  const add = (span, names, quotation) => {
    Object.assign(span, { names, quotation });
    spans.push(span);
    if (quotation) makeMark(span, quotations[quotation].group, () => { enter(span); pick(quotation); });
    dress(span);
    if (quotation && !entry) enter(span);
  };
  const fill = (paragraph, body) => addSegments(body, paragraph.segments, quotations, add);
  const lazy = lazyArticle(account.paragraphs, fill);
  const rows = indexOf(account.paragraphs);
  const view = make("div", { class: "ml-pane-text", tabindex: "0", role: "group", "aria-label": `The text of ${account.letter}, ${account.name}` }, [lazy.article]);
  const pane = make("section", { class: "ml-pane" }, [make("p", { class: "ml-pane-name" }, [badge(account), document.createTextNode(` ${account.name}`)]), view]);
  ownKeys(view, (event) => {
    if (!isMark(event.target)) return false;
    if (event.key === "Enter" || event.key === " ") { event.target.click(); return true; }
    const list = spans.filter(isMark).sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    const at = list.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return false;
    if (list[to]) { enter(list[to]); list[to].focus(); }
    return true;
  });
  const mark = (names) => { found = new Set(names); spans.forEach(dress); };
  // scroll this pane, and nothing else, to the first place of a name
  const show = (name) => {
    const row = rows.get(name)?.[0];
    if (row === undefined) return null;
    for (let index = 0; index <= row; index += 1) lazy.fillUpTo(index);
    const span = spans.find((each) => each.names.includes(name));
    view.scrollTop += span.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 4;
    return span;
  };
  return { account, pane, mark, show, has: (name) => rows.has(name), excerpts: (name) => excerpts(account, rows.get(name) ?? [], name) };
}

// The paragraphs of an account that have a name, with its words marked: for the tables.
function excerpts(account, rows, name) {
  return rows.slice(0, 3).map((row) => {
    const paragraph = account.paragraphs[row];
    const body = make("p", { class: "ml-excerpt" }, [make("span", { class: "ml-small", text: `¶ ${paragraph.number}  ` })]);
    let before = null;
    for (const [text, names] of paragraph.segments) {
      const isIt = names.includes(name);
      if (isIt && before) before.append(text);
      else { before = isIt ? make("mark", { class: "ml-found", text }) : null; body.append(before ?? text); }
    }
    return body;
  });
}
