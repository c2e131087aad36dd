// The accounts as texts: each in a pane of its own that scrolls by itself, with marks that the views point to.
function addSegments(body, segments, each) {
  for (const [text, names] of segments) {
    if (names.length === 0) { body.append(text); continue; }
    const span = make("span", { text });
    span.names = names;
    each(span);
    body.append(span);
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

function paneOf(account, quotations, pick) {
  const spans = [];
  let found = new Set(), entry = null;
  const isMark = (span) => span.isConnected && span.getAttribute("role") === "button";
  const enter = (span) => { if (entry) entry.tabIndex = -1; entry = span; if (span) span.tabIndex = 0; };
  const dress = (span) => {
    const quotation = span.names.find((name) => quotations[name]);
    const group = quotation && quotations[quotation].group;
    span.className = [quotation ? `ml-mark ml-quotation${group ? "" : " ml-alone"}` : "", span.names.some((name) => found.has(name)) ? "ml-found" : ""].join(" ").trim();
    if (!quotation) return;
    span.setAttribute("aria-pressed", String(found.has(quotation)));
    if (span.isButton) return;
    span.isButton = true;
    span.setAttribute("role", "button");
    span.setAttribute("aria-label", `${group ? `Shared quotation ${group}` : "Only here"}: ${span.textContent}`);
    span.dataset.sign = group || "◇";
    span.tabIndex = -1;
    if (!entry) enter(span);
    span.addEventListener("click", () => { enter(span); pick(quotation); });
  };
  const fill = (paragraph, body) => addSegments(body, paragraph.segments, (span) => { spans.push(span); dress(span); });
  const lazy = lazyArticle(account.paragraphs, fill);
  const rows = indexOf(account.paragraphs);
  const view = make("div", { class: "ml-pane-text", tabindex: "0", role: "region", "aria-label": `The text of ${account.letter}, ${account.name}` }, [lazy.article]);
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
