// The Marker. A mark is a passage (passages.js) with a label and, for a quotation, a speaker.

// What is marked so far, with a way back.
function markStore(changed) {
  let marks = [];
  const past = [];
  const set = (next) => { past.push(marks); marks = next; changed(); };
  const overlaps = (one, other) => one.first <= other.last && other.first <= one.last;
  return {
    all: () => marks,
    replace: (next) => { marks = next; past.length = 0; changed(false); },
    add: (mark) => set([...marks.filter((m) => !(m.label === mark.label && overlaps(m, mark))), mark].sort((a, b) => a.first - b.first || a.last - b.last)),
    remove: (gone) => set(marks.filter((m) => m !== gone)),
    removeAt: (range) => { const rest = marks.filter((m) => !overlaps(m, range)); const count = marks.length - rest.length; if (count) set(rest); return count; },
    name: (mark, speaker) => set(marks.map((m) => (m === mark ? { ...m, speaker } : m))),
    undo: () => { if (past.length) { marks = past.pop(); changed(); return true; } return false; },
    canUndo: () => past.length > 0,
  };
}

const READERS = [["me", "Y"], ["a", "A"], ["b", "B"], ["c", "C"]];
function readerStyle(index, total) { return index === total - 1 ? ["tool", "T"] : READERS[index] ?? ["c", "C"]; }

function render({ model, el }) {
  const { line, save } = keeper(model);
  const labels = model.get("labels");
  const of = new Map(labels.map((entry) => [entry.label, entry]));
  const status = make("p", { class: "ml-small ml-heard", role: "status" });
  const say = (text) => { status.textContent = text; };
  let page = null, store = null, overlay = null, dressed = new Set();
  let committed = false; // kept here: a mark that follows “I am done” at once must not take it back

  // ---- drawing
  page = drawUnits(model, (unit) => { if (page) dress(unit); });
  store = markStore((keep = true) => { redraw(); if (keep) save({ marks: store.all(), committed }); });
  const layersAt = (index) => {
    if (overlay) return overlay.flatMap(({ layer, ranges }) => (ranges.some(([a, b]) => a <= index && index <= b) ? [layer] : []));
    return store.all().filter((m) => m.first <= index && index <= m.last).map((m) => of.get(m.label).layer);
  };
  function dress(unit) {
    const layers = [...new Set(layersAt(unit.index))];
    unit.className = ["ml-unit", ...(layers.length ? ["ml-mark"] : []), ...layers.map((name) => `ml-${name}`)].join(" ");
    if (layers.length) { drawLines(unit, layers); dressed.add(unit); }
    const begins = overlay ? "" : store.all().filter((m) => m.first === unit.index).map((m) => of.get(m.label).letter).join("");
    if (begins) unit.dataset.letter = begins; else delete unit.dataset.letter;
  }
  const redraw = () => {
    const old = dressed;
    dressed = new Set();
    old.forEach((unit) => { unit.removeAttribute("style"); dress(unit); });
    const ranges = overlay ? overlay.flatMap((o) => o.ranges) : store.all().map((m) => [m.first, m.last]);
    for (const [first, last] of ranges) for (let n = first; n <= last; n += 1) if (page.units[n]) dress(page.units[n]);
    drawList();
  };

  // ---- marking
  const mark = (entry, range) => {
    const words = textOf(page, range);
    store.add({ ...range, label: entry.label, speaker: null });
    choose.drop();
    choose.back();
    say(`Marked as ${entry.title}: ${words}`);
  };
  const labelButtons = (range) => labels.map((entry, n) => {
    const node = button("", () => mark(entry, range), { class: "ml-label ml-quiet" });
    node.append(chip(entry.layer, entry.letter), document.createTextNode(` ${entry.title}`), make("kbd", { text: String(n + 1) }));
    return node;
  });
  const removeAt = (range) => { const gone = store.removeAt(range); say(gone ? `Removed ${gone} mark${gone > 1 ? "s" : ""}.` : "Nothing is marked here."); };
  const keys = { Delete: removeAt, Backspace: removeAt, u: () => undo() };
  const choose = chooser(page, { title: "Mark the chosen passage as", actions: labelButtons, say, keys });

  // ---- the list of marks
  const undo = () => { say(store.undo() ? "Undone." : "Nothing to undo."); };
  const undoButton = button("Undo", undo, { class: "ml-quiet" });
  const list = make("ol", { class: "ml-marks" });
  const count = make("p", { class: "ml-verdict" });
  const speakerOf = (m, words) => {
    const id = freshId("speaker");
    const options = ["", ...model.get("names")].map((name) => { const option = make("option", { value: name, text: name || "Who says it?" }); option.selected = (m.speaker ?? "") === name; return option; });
    return make("select", { id, "aria-label": `Who says “${words}”?`, "data-key": `speaker-${m.first}-${m.label}`, onchange: (event) => store.name(m, event.target.value || null) }, options);
  };
  function drawList() {
    const marks = store.all();
    count.textContent = marks.length ? `${marks.length} marked` : "Nothing is marked yet.";
    undoButton.setAttribute("aria-disabled", String(!store.canUndo())); // a disabled button would lose the focus
    refill(list, marks.map((m) => {
      page.fillUpTo(page.rowOf(m.first));
      page.fillUpTo(page.rowOf(m.last));
      const words = textOf(page, m), known = of.get(m.label);
      return make("li", {}, [
        make("div", { class: "ml-mark-line" }, [chip(known.layer, known.letter), make("button", { type: "button", class: "ml-goto", text: words, title: "Show it in the article", "data-key": `go-${m.first}-${m.label}`, onclick: () => choose.show(m) }),
          make("button", { type: "button", class: "ml-quiet ml-remove", "aria-label": `Remove the mark “${words}”`, text: "✕", onclick: () => { store.remove(m); say("Removed."); (list.querySelector("button") ?? undoButton).focus(); } })]),
        ...(model.get("names").length && m.label === "sourcing.quotation" ? [speakerOf(m, words)] : []),
      ]);
    }));
  }

  // ---- commitment and the other readings
  const done = button("I am done: show the other readings", () => { choose.drop(); committed = true; save({ marks: store.all(), committed }); });
  const sealed = Boolean(model.get("sealed"));
  const results = make("div", { class: "ml-results" });
  const laid = new Set(); // names of the readings that are laid over the article
  let drawn = "";
  const update = () => {
    const state = model.get("state");
    const text = JSON.stringify([state.committed, state.readings, state.table, state.rows]);
    if (text !== drawn) {
      overlay = null;
      refill(results, state.committed ? drawResults(state, setOverlay, laid) : []);
    }
    drawn = text;
    stepAside(done, Boolean(state.committed), () => results.firstElementChild);
    redraw();
  };
  const setOverlay = (next) => { overlay = next; choose.drop(); redraw(); };
  const restore = () => { committed = Boolean(model.get("state").committed); store.replace(model.get("state").marks ?? []); choose.drop(); };

  const help = make("details", { class: "ml-help" }, [make("summary", { text: "How to mark" }), make("ul", {}, [
    "Mouse: drag over the words. Touch: tap the first word, then the last one. Then choose a label.",
    "Keyboard: ↑ ↓ move from sentence to sentence; Enter goes into the words; ← → move; Shift with an arrow chooses more; the number of a label marks; Delete takes a mark away; U undoes; Escape goes back.",
    sealed ? "Your marks are kept as you set them." : "Nobody sees your marks. The other readings come when you say that you are done.",
  ].map((text) => make("li", { text })))]);
  const side = make("div", { class: "ml-side" }, [count, list, make("div", { class: "ml-tools" }, [undoButton, ...(sealed ? [] : [done])]), status]);
  el.append(frame("marker", model.get("prompt"), [...hintOf(model), help, make("div", { class: "ml-columns" }, [choose.element, side]), results, line]));
  model.on("change:restored", restore);
  model.on("change:state", update);
  restore();
  update();
}

// Agreed, missed, extra: a table, the readings laid over the article, and every passage with its reason.
function drawResults(state, setOverlay, laid) {
  const names = state.readings.map((reading) => reading.name);
  const boxes = state.readings.map((reading, n) => {
    const [layer, letter] = readerStyle(n, names.length);
    const box = make("input", { type: "checkbox", id: freshId("reading"), "data-key": `reading-${n}`, onchange: () => { laid[box.checked ? "add" : "delete"](reading.name); lay(); } });
    box.checked = laid.has(reading.name);
    return { box, layer, ranges: reading.ranges, row: make("div", { class: "ml-layer" }, [box, make("label", { for: box.id }, [chip(layer, letter), document.createTextNode(` ${reading.name === "you" ? "your marks" : reading.name}`)])]) };
  });
  const lay = () => { const on = boxes.filter(({ box }) => box.checked); setOverlay(on.length ? on : null); };
  if (laid.size) lay();
  const head = ["Readers", "In common", "Only the first", "Only the second", "F1", "Same speaker"];
  const table = make("table", {}, [
    make("caption", { text: "How far the readings agree" }),
    make("thead", {}, [make("tr", {}, head.map((text) => make("th", { scope: "col", text })))]),
    make("tbody", {}, state.table.map((row) => make("tr", {}, [make("th", { scope: "row", text: row.name }), ...[row.both, row.only_first, row.only_second, row.f1 ?? "–", row.speakers || "–"].map((value) => make("td", { text: String(value) }))]))),
  ]);
  const groups = [
    ["agreed", "✓ Agreed", "You and another reader marked these."],
    ["missed", "○ Missed", "Another reader marked these, and you did not. Read the reason; you may still disagree."],
    ["extra", "+ Extra", "You marked these, and no other reader did."],
    ["tool", "T Only the tool", "Neither you nor a human reader marked these. Look at what the rule is often wrong with."],
  ].map(([kind, title, what]) => {
    const rows = state.rows.filter((row) => row.kind === kind);
    return rows.length ? make("details", { open: kind !== "agreed" && kind !== "tool" }, [make("summary", { text: `${title} (${rows.length})` }), make("p", { class: "ml-small", text: what }), make("ul", { class: "ml-rows" }, rows.map((row) => drawRow(row)))]) : null;
  });
  return [
    make("h3", { text: state.key ? "The other readings" : "The tool’s reading" }),
    make("p", { text: state.key ? "Two people read this article, each alone; the tool read it, too. Where careful readers differ, nobody is simply right." : "There is no key for this article: no person has marked it. Compare with the tool, and with a neighbor." }),
    make("div", { class: "ml-findings", tabindex: "0", role: "group", "aria-label": "How far the readings agree" }, [table]),
    make("p", { class: "ml-small", text: "F1 is twice the passages in common over all passages of both: 1 is full agreement. It measures agreement, not truth." }),
    make("fieldset", { class: "ml-layers" }, [make("legend", { text: "Show in the article" }), ...boxes.map(({ row }) => row)]),
    ...groups.filter(Boolean),
  ];
}

function drawRow(row) {
  const who = row.by.length ? `Marked by ${row.by.join(", ")}.` : "";
  return make("li", { class: row.kind === "agreed" ? "ml-agreed" : row.kind === "extra" ? "ml-extra" : "ml-missed" }, [
    make("p", {}, [make("strong", { text: `${row.title}: ` }), make("span", { class: "ml-words-of", text: row.quote })]),
    make("p", { text: [row.reason, row.speakers, row.close, who].filter(Boolean).join(" ") }),
    ...(row.known_error ? [make("p", { class: "ml-small", text: `The rule is often wrong with: ${row.known_error}.` })] : []),
  ]);
}

export default { render };
