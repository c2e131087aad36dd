// The Marker. The article comes as units (words, marks, spaces) with an index; a mark is a first and a last unit.
// Sentences are the options of a listbox; in the words of one sentence, its words are the options instead.

function isSpace(text) { return text.trim() === ""; }

// The units of the article as elements, made paragraph by paragraph.
function drawUnits(model, onUnit) {
  const units = [], sentences = [], sentenceOf = [];
  let count = 0;
  const plan = model.get("paragraphs").map((paragraph) => {
    const own = paragraph.sentences.map((texts) => { const first = count; count += texts.length; return { texts, first, index: sentences.push(null) - 1 }; });
    return { ...paragraph, own };
  });
  const fill = (paragraph, body) => {
    for (const { texts, first, index } of paragraph.own) {
      const sentence = make("span", { class: "ml-sentence", role: "option", tabindex: "-1", "aria-selected": "false" });
      sentence.index = index;
      sentence.first = first;
      sentence.last = first + texts.length - 1;
      while (sentence.last > first && isSpace(texts[sentence.last - first])) sentence.last -= 1;
      texts.forEach((text, n) => {
        const unit = make("span", { class: "ml-unit", text });
        unit.index = first + n;
        units[unit.index] = unit;
        sentenceOf[unit.index] = sentence;
        sentence.append(unit);
        onUnit(unit);
      });
      sentences[index] = sentence;
      body.append(sentence);
    }
  };
  const drawn = lazyArticle(plan, fill, { role: "listbox", "aria-multiselectable": "true", "aria-label": "The article, sentence by sentence. Arrow keys move, Enter goes into the words, a number marks." });
  const rowOf = (unit) => plan.findIndex((p) => p.own.length && p.own.at(-1).first + p.own.at(-1).texts.length > unit);
  const rowOfSentence = (index) => plan.findIndex((p) => p.own.length && p.own.at(-1).index >= index);
  return { ...drawn, units, sentences, sentenceOf, count, rowOf, rowOfSentence, total: sentences.length };
}

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

function textOf(page, range, most = 90) {
  let text = "";
  for (let n = range.first; n <= range.last && text.length <= most; n += 1) text += page.units[n]?.textContent ?? "";
  return text.length > most ? `${text.trim()} …` : text.trim();
}

const READERS = [["me", "Y"], ["a", "A"], ["b", "B"], ["c", "C"]];
function readerStyle(index, total) { return index === total - 1 ? ["tool", "T"] : READERS[index] ?? ["c", "C"]; }

function render({ model, el }) {
  const { line, save } = keeper(model);
  const labels = model.get("labels");
  const of = new Map(labels.map((entry) => [entry.label, entry]));
  const status = make("p", { class: "ml-small ml-heard", role: "status" });
  const say = (text) => { status.textContent = text; };
  let page = null, store = null, drag = null, selection = null, anchor = null, overlay = null, wordsIn = null, dressed = new Set();
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
  const select = (range) => {
    if (selection) for (let n = selection.first; n <= selection.last; n += 1) page.units[n]?.classList.remove("ml-selected");
    page.article.querySelectorAll('[aria-selected="true"]').forEach((node) => node.setAttribute("aria-selected", "false"));
    selection = range && trim(range);
    tools.hidden = !selection;
    if (!selection) return;
    for (let n = selection.first; n <= selection.last; n += 1) {
      page.units[n]?.classList.add("ml-selected");
      if (page.units[n]?.getAttribute("role") === "option") page.units[n].setAttribute("aria-selected", "true");
    }
    for (const sentence of page.sentences) if (sentence?.getAttribute("role") === "option" && sentence.first >= selection.first && sentence.last <= selection.last) sentence.setAttribute("aria-selected", "true");
    placeTools();
  };
  const trim = (range) => {
    let { first, last } = range.first <= range.last ? range : { first: range.last, last: range.first };
    while (first < last && isSpace(page.units[first]?.textContent ?? "x")) first += 1;
    while (last > first && isSpace(page.units[last]?.textContent ?? "x")) last -= 1;
    return isSpace(page.units[first]?.textContent ?? "x") ? null : { first, last };
  };

  // ---- marking
  const mark = (entry) => {
    if (!selection) { say("First choose a passage: drag over words, or press Enter on a sentence."); return; }
    const words = textOf(page, selection);
    store.add({ ...selection, label: entry.label, speaker: null });
    select(null);
    anchor = null;
    say(`Marked as ${entry.title}: ${words}`);
  };
  const buttons = labels.map((entry, n) => button("", () => { mark(entry); back(); }, { class: "ml-label ml-quiet" }));
  buttons.forEach((node, n) => node.append(chip(labels[n].layer, labels[n].letter), document.createTextNode(` ${labels[n].title}`), make("kbd", { text: String(n + 1) })));
  const tools = make("div", { class: "ml-selection", role: "group", "aria-label": "Mark the chosen passage as", hidden: true }, [...buttons, button("Cancel", () => { select(null); back(); }, { class: "ml-quiet" })]);
  const placeTools = () => {
    const last = page.units[selection.last], box = article.getBoundingClientRect(), at = last.getBoundingClientRect();
    tools.style.top = `${at.bottom - box.top + 8}px`;
    tools.style.left = "0px";
    const room = box.width - tools.offsetWidth;
    tools.style.left = `${Math.max(0, Math.min(at.left - box.left - 40, room))}px`;
    if (!drag) tools.scrollIntoView({ block: "nearest" });
  };
  const article = make("div", { class: "ml-marking" }, [page.article, tools]);

  // ---- mouse and touch: drag, or the first and the last word
  const unitAt = (event) => { const node = document.elementFromPoint(event.clientX, event.clientY)?.closest(".ml-unit"); return node && page.article.contains(node) ? node : null; };
  page.article.addEventListener("pointerdown", (event) => {
    const unit = unitAt(event);
    if (!unit || event.button > 0 || isSpace(unit.textContent)) return;
    drag = { from: unit.index, moved: false, shift: event.shiftKey };
    entry = page.sentenceOf[unit.index];
    leaveWords();
    roving(entry);
    if (event.pointerType === "mouse") { event.preventDefault(); entry.focus({ preventScroll: true }); }
  });
  page.article.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const unit = unitAt(event);
    if (!unit || (unit.index === drag.from && !drag.moved)) return;
    drag.moved = true;
    select({ first: drag.from, last: unit.index });
  });
  page.article.addEventListener("pointerup", () => {
    if (!drag) return;
    if (drag.moved) anchor = null;
    else if ((drag.shift || anchor !== null) && selection) { select({ first: anchor ?? selection.first, last: drag.from }); anchor = null; }
    else { anchor = drag.from; select({ first: drag.from, last: drag.from }); say("Now tap the last word of the passage, or mark this word."); }
    drag = null;
    if (selection) { placeTools(); say(`Chosen: ${textOf(page, selection)}`); }
  });
  page.article.addEventListener("pointercancel", () => { drag = null; });
  page.article.addEventListener("dblclick", (event) => {
    const unit = unitAt(event);
    if (unit) { const s = page.sentenceOf[unit.index]; anchor = null; select({ first: s.first, last: s.last }); }
  });

  // ---- keyboard: sentences, then words
  let entry = page.sentences[0] ?? null, cursor = null, from = null;
  const roving = (node) => {
    page.article.querySelectorAll('[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
    if (node) node.tabIndex = 0;
  };
  const back = () => { const node = wordsIn && cursor !== null ? page.units[cursor] : entry; node?.focus({ preventScroll: true }); };
  const enterWords = (sentence, at = sentence.first) => {
    leaveWords();
    wordsIn = sentence;
    entry = sentence;
    sentence.setAttribute("role", "group");
    sentence.setAttribute("aria-label", "The words of this sentence");
    sentence.removeAttribute("aria-selected");
    for (let n = sentence.first; n <= sentence.last; n += 1) {
      if (isSpace(page.units[n].textContent)) continue;
      page.units[n].setAttribute("role", "option");
      page.units[n].setAttribute("aria-selected", "false");
      page.units[n].tabIndex = -1;
    }
    toWord(at);
  };
  function leaveWords() {
    if (!wordsIn) return;
    for (let n = wordsIn.first; n <= wordsIn.last; n += 1) for (const name of ["role", "aria-selected", "tabindex"]) page.units[n].removeAttribute(name);
    wordsIn.setAttribute("role", "option");
    wordsIn.setAttribute("aria-selected", "false");
    wordsIn.removeAttribute("aria-label");
    wordsIn = null;
    cursor = from = null;
  }
  const toWord = (index) => { cursor = index; roving(page.units[index]); page.units[index].focus({ preventScroll: true }); page.units[index].scrollIntoView({ block: "nearest" }); };
  const toSentence = (index) => {
    if (index < 0 || index >= page.total) return;
    page.fillUpTo(page.rowOfSentence(index));
    leaveWords();
    entry = page.sentences[index];
    roving(entry);
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };
  const wordFrom = (index, step) => {
    let next = index + step;
    while (page.units[next] && isSpace(page.units[next].textContent)) next += step;
    if (next < 0 || next >= page.count) return null;
    if (!page.units[next]) page.fillUpTo(page.rowOf(next));
    return next;
  };
  const stepWord = (step, extend) => {
    const next = wordFrom(cursor, step);
    if (next === null) return;
    const start = extend ? from ?? cursor : null;
    if (page.sentenceOf[next] !== wordsIn) enterWords(page.sentenceOf[next], next); else toWord(next);
    from = start;
    if (extend) { select({ first: start, last: next }); say(`Chosen: ${textOf(page, selection)}`); } else if (selection) select(null);
  };
  const here = () => (wordsIn ? { first: cursor, last: cursor } : { first: entry.first, last: entry.last });
  const keys = {
    ArrowDown: (event) => stepSentence(1, event.shiftKey), ArrowUp: (event) => stepSentence(-1, event.shiftKey),
    ArrowRight: (event) => (wordsIn ? stepWord(1, event.shiftKey) : stepSentence(1, event.shiftKey)),
    ArrowLeft: (event) => (wordsIn ? stepWord(-1, event.shiftKey) : stepSentence(-1, event.shiftKey)),
    Home: () => (wordsIn ? toWord(wordsIn.first) : toSentence(0)), End: () => (wordsIn ? toWord(wordsIn.last) : toSentence(page.total - 1)),
    Enter: () => { if (wordsIn || selection) { if (!selection) select(here()); buttons[0].focus(); } else enterWords(entry); },
    " ": () => { select(here()); say(`Chosen: ${textOf(page, selection)}`); },
    Escape: () => { if (selection) { select(null); anchor = null; } else if (wordsIn) toSentence(wordsIn.index); },
    Delete: () => { const gone = store.removeAt(selection ?? here()); say(gone ? `Removed ${gone} mark${gone > 1 ? "s" : ""}.` : "Nothing is marked here."); },
    u: () => undo(),
  };
  keys.Backspace = keys.Delete;
  const stepSentence = (step, extend) => {
    const at = (wordsIn ?? entry).index + step;
    if (at < 0 || at >= page.total) return;
    const start = selection && extend ? selection : entry;
    toSentence(at);
    if (extend) { select({ first: Math.min(start.first, entry.first), last: Math.max(start.last, entry.last) }); say(`Chosen: ${textOf(page, selection)}`); } else if (selection) select(null);
  };
  ownKeys(page.article, (event) => {
    const number = Number(event.key);
    if (number >= 1 && number <= labels.length) { if (!selection) select(here()); mark(labels[number - 1]); back(); return true; }
    if (!keys[event.key]) return false;
    keys[event.key](event);
    return true;
  });
  ownKeys(tools, (event) => {
    const number = Number(event.key);
    if (number >= 1 && number <= labels.length) { mark(labels[number - 1]); back(); return true; }
    if (event.key === "Escape") { select(null); back(); return true; }
    return false;
  });

  // ---- the list of marks
  const undo = () => { say(store.undo() ? "Undone." : "Nothing to undo."); };
  const undoButton = button("Undo", undo, { class: "ml-quiet" });
  const list = make("ol", { class: "ml-marks" });
  const count = make("p", { class: "ml-verdict" });
  const show = (range) => { page.fillUpTo(page.rowOf(range.first)); page.units[range.first].scrollIntoView({ block: "center" }); flash(range); };
  const flash = (range) => {
    for (let n = range.first; n <= range.last; n += 1) page.units[n]?.classList.add("ml-flash");
    setTimeout(() => { for (let n = range.first; n <= range.last; n += 1) page.units[n]?.classList.remove("ml-flash"); }, 1600);
  };
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
        make("div", { class: "ml-mark-line" }, [chip(known.layer, known.letter), make("button", { type: "button", class: "ml-goto", text: words, title: "Show it in the article", "data-key": `go-${m.first}-${m.label}`, onclick: () => show(m) }),
          make("button", { type: "button", class: "ml-quiet ml-remove", "aria-label": `Remove the mark “${words}”`, text: "✕", onclick: () => { store.remove(m); say("Removed."); (list.querySelector("button") ?? undoButton).focus(); } })]),
        ...(model.get("names").length && m.label === "sourcing.quotation" ? [speakerOf(m, words)] : []),
      ]);
    }));
  }

  // ---- commitment and the other readings
  const done = button("I am done: show the other readings", () => { select(null); committed = true; save({ marks: store.all(), committed }); });
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
  const setOverlay = (next) => { overlay = next; select(null); redraw(); };
  const restore = () => { committed = Boolean(model.get("state").committed); store.replace(model.get("state").marks ?? []); select(null); };

  const help = make("details", { class: "ml-help" }, [make("summary", { text: "How to mark" }), make("ul", {}, [
    "Mouse: drag over the words. Touch: tap the first word, then the last one. Then choose a label.",
    "Keyboard: ↑ ↓ move from sentence to sentence; Enter goes into the words; ← → move; Shift with an arrow chooses more; the number of a label marks; Delete takes a mark away; U undoes; Escape goes back.",
    "Nobody sees your marks. The other readings come when you say that you are done.",
  ].map((text) => make("li", { text })))]);
  const side = make("div", { class: "ml-side" }, [count, list, make("div", { class: "ml-tools" }, [undoButton, done]), status]);
  el.append(frame("marker", model.get("prompt"), [help, make("div", { class: "ml-columns" }, [article, side]), results, line]));
  roving(entry);
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
