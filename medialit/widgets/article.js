// An article as numbered paragraphs that are filled only when they come near the window, so that a long one
// stays quick. fill(paragraph, body) puts the text in; it is called once for each paragraph.
function lazyArticle(paragraphs, fill, options = {}) {
  const article = make("div", { class: "ml-article", ...options });
  const waiting = new Map();
  const fillRow = (row) => {
    const todo = waiting.get(row);
    if (!todo) return;
    waiting.delete(row);
    watcher.unobserve(row);
    row.style.minHeight = "";
    fill(todo.paragraph, todo.body);
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) fillRow(entry.target);
  }, { rootMargin: "1500px" });
  const rows = paragraphs.map((paragraph, index) => {
    const body = make(paragraph.kind === "headline" ? "h3" : "p", { class: `ml-${paragraph.kind}-part`, ...(options.role ? { role: "presentation" } : {}) });
    const row = make("div", { class: "ml-row", ...(options.role ? { role: "presentation" } : {}) }, [make("span", { class: "ml-number", "aria-hidden": "true", text: String(paragraph.number) }), body]);
    waiting.set(row, { paragraph, body });
    if (index < 40) fillRow(row);
    else { row.style.minHeight = "6rem"; watcher.observe(row); }
    return row;
  });
  article.append(...rows);
  return { article, rows, fillUpTo: (index) => fillRow(rows[index]) };
}

// The line of each layer below that of the one before (see page.css).
function drawLines(node, layers) {
  node.style.setProperty("--ml-lines", layers.map((name) => `var(--ml-i-${name})`).join(",") || "none");
  node.style.setProperty("--ml-at", layers.map((_, n) => `0 calc(100% - ${4 * n}px)`).join(","));
  node.style.setProperty("--ml-many", String(layers.length));
}

function chip(layer, letter) {
  return make("span", { class: `ml-chip ml-mark ml-${layer}`, "aria-hidden": "true", text: letter });
}
