// Helpers of all widgets. Text only ever reaches the page through textContent.
function make(tag, options = {}, children = []) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") node.textContent = value;
    else if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

let ticket = 0;
function freshId(stem) {
  ticket += 1;
  return `ml-${stem}-${ticket}-${Math.floor(performance.now())}`;
}

// A button that looks like the others; "quiet" ones are for what is not the main step.
function button(text, onclick, options = {}) {
  return make("button", { type: "button", text, onclick, ...options });
}

// JupyterLab's keys (arrows, "d d", "a") act on cells even where a radio button has the focus: not from inside a widget.
function keepKeys(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

// An input below its label.
function field(label, input, extra = []) {
  input.id ||= freshId("field");
  return make("div", { class: "ml-field" }, [make("label", { for: input.id, text: label }), input, ...extra]);
}

// Where to look, for whoever wants to know.
function hintOf(model) {
  const text = model.get("hint");
  return text ? [make("details", { class: "ml-hint" }, [make("summary", { text: "Hint" }), make("p", { text })])] : [];
}

// The frame of every widget: a title that names it for a screen reader, then its parts.
function frame(kind, title, children) {
  const id = freshId("title");
  const head = title ? [make("p", { class: "ml-prompt", id, text: title })] : [];
  return make("div", { role: title ? "group" : null, class: `ml-root ml-widget ml-${kind}`, "data-lm-suppress-shortcuts": "true", onkeydown: keepKeys, ...(title ? { "aria-labelledby": id } : {}) }, [...head, ...children]);
}

// Put new children in place of the old ones without moving the focus away from a kept element.
function refill(parent, children) {
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.dataset?.key;
  parent.replaceChildren(...children.filter(Boolean));
  if (key) [...parent.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key)?.focus();
}

// Hide a button that has done its work; where it has the focus, what it led to gets it: next().
function stepAside(node, hidden, next) {
  const held = hidden && document.activeElement === node;
  node.hidden = hidden;
  const heir = held ? next() : null;
  if (!heir) return;
  if (heir.tabIndex < 0) heir.tabIndex = -1;
  heir.focus();
}

// Keys that a widget handles are its own: JupyterLab must not move to another cell.
function ownKeys(node, handle) {
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (handle(event) === true) { event.preventDefault(); event.stopPropagation(); }
  });
}

// Do something once a learner pauses, and at once when the field is left or the page is hidden.
function afterPause(field, run, milliseconds = 800) {
  let timer = null;
  const flush = () => { if (timer !== null) { clearTimeout(timer); timer = null; run(); } };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(flush, milliseconds); });
  field.addEventListener("change", flush);
  field.addEventListener("blur", flush);
  document.addEventListener("visibilitychange", flush);
  return flush;
}

function timeOfDay(time) {
  const date = new Date(time);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

function download(name, data) {
  const text = typeof data === "string" ? data : JSON.stringify(data, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
