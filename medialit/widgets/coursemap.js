// The lessons as a path. A link opens its notebook just as a link in the text does.
function openNotebook(event, name) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // JupyterLab knows how to open the links that it has drawn itself: those below the map, and in the text.
  const twin = [...document.querySelectorAll("a[href]")].find((link) => !link.closest(".ml-widget") && link.getAttribute("href").split(/[?#]/)[0].endsWith(name));
  if (!twin) return;
  event.preventDefault();
  twin.click();
}

function linkTo(lesson, text, options = {}) {
  return make("a", { href: lesson.notebook, text, onclick: (event) => openNotebook(event, lesson.notebook), ...options });
}

function progressOf(lesson) {
  if (lesson.done === lesson.total) return "✓ done";
  if (!lesson.begun) return `${lesson.minutes} minutes`;
  return `${lesson.done} of ${lesson.total} activities done, about ${lesson.left} minutes left`;
}

function stop(lesson, isNext) {
  const whole = lesson.done === lesson.total;
  const dot = make("span", { class: "ml-dot", "aria-hidden": "true", text: whole ? "✓" : lesson.number });
  dot.style.setProperty("--ml-part", `${(100 * lesson.done) / lesson.total}%`);
  return make("li", { class: `ml-stop ${whole ? "ml-whole" : ""} ${isNext ? "ml-next" : ""}` }, [dot, make("div", { class: "ml-stop-words" }, [
    make("p", { class: "ml-name" }, [linkTo(lesson, `${lesson.number} ${lesson.title}`, { "data-key": lesson.number }), ...(isNext ? [make("span", { class: "ml-tag", text: "next" })] : [])]),
    make("p", { class: "ml-asks", text: lesson.question }),
    make("p", { class: "ml-small", text: progressOf(lesson) }),
  ])]);
}

function render({ model, el }) {
  const path = make("ol", { class: "ml-path", role: "list" });
  const next = make("p", { class: "ml-go" });
  const saved = make("p", { class: "ml-small" });
  const carried = carrying(model, { inScope: () => true, what: "course", lesson: "" });
  const update = () => {
    const { lessons, next: coming, entries, last } = model.get("state");
    refill(path, lessons.map((lesson) => stop(lesson, lesson.number === coming?.number)));
    refill(next, coming
      ? [make("span", { text: coming.begun ? "Go on with: " : "Next: " }), linkTo(coming, `${coming.number} ${coming.title}`, { "data-key": "next" }), make("span", { text: ` (about ${coming.left} minutes)` })]
      : [make("span", { text: "All lessons are done." })]);
    saved.textContent = entries ? `Saved so far: ${entries} entries. The last one ✓ ${new Date(last).toLocaleDateString()}, ${timeOfDay(last)}.` : "Nothing saved yet.";
  };
  model.on("change:state", update);
  update();
  const node = frame("coursemap", "The course", [
    next, path, carried.offer, make("div", { class: "ml-tools" }, carried.tools), carried.told, saved, carried.whose,
  ]);
  el.append(node);
  beginAtTop(node);
  // Lessons are done in other tabs: look again whenever the map comes back into view.
  const look = () => { try { model.send({ do: "look" }); } catch (error) { /* Python is away: the map stays as it is */ } };
  const eye = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) look(); });
  eye.observe(node);
  const back = () => { if (!document.hidden) look(); };
  document.addEventListener("visibilitychange", back);
  return () => { eye.disconnect(); document.removeEventListener("visibilitychange", back); };
}

export default { render };
