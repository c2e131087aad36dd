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

// A line that says whether the answer is on disk, loud when it is not.
function saveLine(model) {
  const line = make("p", { class: "ml-saved", role: "status" });
  const update = () => {
    line.textContent = model.get("saved");
    line.classList.toggle("ml-failed", model.get("failed"));
  };
  model.on("change:saved change:failed", update);
  update();
  return line;
}

let ticket = 0;
function freshId(stem) {
  ticket += 1;
  return `ml-${stem}-${ticket}-${Math.floor(performance.now())}`;
}
