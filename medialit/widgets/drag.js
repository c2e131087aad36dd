// Drag with mouse, pen or finger. A finger drags by the grip only, so that the page can still be scrolled by it.
const FAR = 6; // pixels until a press counts as a drag
const EDGE = 56; // pixels from the edge where the page scrolls on

function grip() {
  return make("span", { class: "ml-grip", "aria-hidden": "true", text: "⠿" });
}

// targets(): elements to drop on. over(target or null, event) highlights; drop(target, event) is told where it ended.
function draggable(node, { text, targets, over, drop }) {
  node.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.target.closest("select, button, a, input")) return;
    if (down.pointerType === "touch" && !down.target.closest(".ml-grip")) return;
    let ghost = null, target = null;
    const move = (event) => {
      if (!ghost) {
        if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR) return;
        ghost = liftGhost(node, text);
      }
      ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
      scrollAtEdge(node, event.clientY);
      target = targets().find((each) => isInside(each, event)) ?? null;
      over(target, event);
    };
    const end = (event) => {
      for (const [type, run] of listeners) window.removeEventListener(type, run, true);
      ghost?.remove();
      node.classList.remove("ml-lifted");
      over(null, event);
      if (ghost && target && event.type === "pointerup") drop(target, event);
    };
    const escape = (event) => { if (event.key === "Escape") end(event); };
    const listeners = [["pointermove", move], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
    for (const [type, run] of listeners) window.addEventListener(type, run, true);
  });
}

function liftGhost(node, text) {
  const ghost = make("div", { class: "ml-root ml-ghost", "aria-hidden": "true", text });
  ghost.style.width = `${Math.min(node.offsetWidth, 320)}px`;
  document.body.append(ghost);
  node.classList.add("ml-lifted");
  return ghost;
}

function isInside(node, event) {
  const box = node.getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
}

function scrollAtEdge(node, y) {
  let frame = node.parentElement;
  while (frame && !(frame.scrollHeight > frame.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(frame).overflowY))) frame = frame.parentElement;
  const box = frame?.getBoundingClientRect();
  if (!box) return;
  if (y < box.top + EDGE) frame.scrollTop -= 14;
  else if (y > box.bottom - EDGE) frame.scrollTop += 14;
}
