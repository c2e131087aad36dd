// Draws pages and lists of results of the offline web from plain data. "web" says what happens next:
// web.go(move, inNewTab, key), web.picture(name), web.lookUp(name, key).

// A link that leads within the web: it has no address of its own, so no browser can leave by it.
function webLink(children, key, follow, options = {}) {
  const node = make("a", { role: "link", tabindex: "0", "data-key": key, ...options }, children);
  node.addEventListener("click", (event) => { event.preventDefault(); follow(event.ctrlKey || event.metaKey); });
  node.addEventListener("auxclick", (event) => { if (event.button === 1) { event.preventDefault(); follow(true); } });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    follow(event.ctrlKey || event.metaKey);
  });
  return node;
}

function drawAddress([before, host, after]) {
  return make("span", { class: "ml-address" }, [document.createTextNode(before), make("b", { text: host }), document.createTextNode(after)]);
}

const INLINE = { emphasis: "em", strong: "strong" };
function drawInline(part, web) {
  if (part.type === "text") return document.createTextNode(part.text);
  if (part.type === "break") return make("br");
  if (part.type === "picture") return drawPicture(part, web);
  const children = part.children.map((child) => drawInline(child, web));
  if (part.type !== "link") return make(INLINE[part.type] ?? "span", {}, children);
  const key = web.nextKey("link");
  return webLink(children, key, (inNewTab) => web.go({ do: "open", page: part.to, via: "link" }, inNewTab, key));
}

// A picture is only ever an <img>, in which nothing can run; its data come when Python has sent them.
function drawPicture(part, web) {
  const key = web.nextKey("picture");
  const image = make("img", { alt: part.alt, hidden: true });
  const words = make("span", { class: "ml-small", text: "The picture is on its way …" });
  image.addEventListener("load", () => web.measure());
  web.picture(part.name).then((reply) => {
    if (reply?.address?.startsWith("data:image/")) { image.src = reply.address; image.hidden = false; words.remove(); }
    else words.textContent = `The picture cannot be shown: ${reply?.error ?? "Python does not answer. Run the cells of this page again."} It shows: ${part.alt}`;
  });
  return make("span", { class: "ml-picture" }, [image, words,
    button("Look up this picture", () => web.lookUp(part.name, key), { class: "ml-quiet", "data-key": key })]);
}

function drawBlock(block, web) {
  const inline = (parts) => parts.map((part) => drawInline(part, web));
  switch (block.type) {
    case "heading": return make(`h${Math.min(block.level + 2, 6)}`, {}, inline(block.children));
    case "list": return make(block.ordered ? "ol" : "ul", {}, block.items.map((item) => make("li", {}, item.map((inner) => drawBlock(inner, web)))));
    case "quotation": return make("blockquote", {}, block.children.map((inner) => drawBlock(inner, web)));
    case "table": return make("div", { class: "ml-wide" }, [make("table", {}, [
      make("thead", {}, [make("tr", {}, block.head.map((cell) => (cell.every((part) => part.text === "") ? make("td") : make("th", { scope: "col" }, inline(cell)))))]),
      make("tbody", {}, block.rows.map((row) => make("tr", {}, row.map((cell) => make("td", {}, inline(cell)))))),
    ])]);
    case "picture": return make("p", {}, [drawPicture(block, web)]);
    case "rule": return make("hr");
    default: return make("p", {}, inline(block.children));
  }
}

function drawPage(page, web) {
  const body = page.blocks.map((block) => drawBlock(block, web));
  if (page.line) {
    const title = body.findIndex((node) => /^H\d$/.test(node.tagName));
    body.splice(title + 1, 0, make("p", { class: "ml-page-line", text: page.line }));
  }
  return make("article", { class: `ml-site ml-dress-${page.dress}`, "aria-label": page.title }, [
    make("p", { class: "ml-masthead", text: page.outlet }), make("div", { class: "ml-site-body" }, body)]);
}

function drawResult(result, rank, query, web) {
  const key = `result-${result.page}`;
  const follow = (inNewTab, from) => web.go({ do: "open", page: result.page, via: "result", query, rank }, inNewTab, from);
  const seen = web.wasOpened(result.page);
  return make("li", { class: result.ad ? "ml-result ml-ad" : "ml-result" }, [
    make("p", { class: "ml-result-outlet" }, [
      ...(result.ad ? [make("strong", { class: "ml-ad-sign", text: "Ad" })] : []), document.createTextNode(`${result.outlet} `), drawAddress(result.address)]),
    make("h4", {}, [webLink([document.createTextNode(result.title)], key, (inNewTab) => follow(inNewTab, key), seen ? { class: "ml-opened" } : {}),
      ...(seen ? [make("span", { class: "ml-small", text: " opened" })] : [])]),
    make("p", { class: "ml-snippet" }, [
      ...(result.date ? [make("span", { class: "ml-small", text: `${result.date} — ` })] : []),
      ...result.snippet.map(([text, matched]) => (matched ? make("mark", { text }) : document.createTextNode(text)))]),
    button("Open in a new tab", () => follow(true, `${key}-tab`), { class: "ml-quiet ml-new-tab", "data-key": `${key}-tab`, "aria-label": `Open in a new tab: ${result.title}` }),
  ]);
}

function drawResults(data, web) {
  let rank = 0;
  const count = data.found.filter((result) => !result.ad).length;
  return make("div", { class: "ml-results" }, [
    make("h3", { text: data.query ? `Results for “${data.query}”` : "Results" }),
    ...(data.found.length ? [
      make("p", { class: "ml-small", text: `${count === 1 ? "1 page" : `${count} pages`}, the nearest to your words first.` }),
      make("ol", {}, data.found.map((result) => drawResult(result, result.ad ? 0 : (rank += 1), data.query, web))),
    ] : [
      make("p", { text: data.message }),
      ...data.suggestions.map((text) => make("p", {}, [document.createTextNode("Did you mean: "), button(text, () => web.search(text), { class: "ml-quiet" })])),
    ]),
  ]);
}

function drawEmpty() {
  return make("div", { class: "ml-results" }, [make("h3", { text: "An empty tab" }), make("p", { text: "Search for a name, a place or a thing." })]);
}
