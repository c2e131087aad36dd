// Passages of an article. It comes as units (words, marks, spaces) with an index; a passage is a first and a last unit.
// Sentences are the options of a listbox; in the words of one sentence, its words are the options instead.

function isSpace(text) { return text.trim() === ""; }

// The units of the article as elements, made paragraph by paragraph.
function drawUnits(model, onUnit, label = "The article, sentence by sentence. Arrow keys move, Enter goes into the words, a number marks.") {
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
  const drawn = lazyArticle(plan, fill, { role: "listbox", "aria-multiselectable": "true", "aria-label": label });
  const rowOf = (unit) => plan.findIndex((p) => p.own.length && p.own.at(-1).first + p.own.at(-1).texts.length > unit);
  const rowOfSentence = (index) => plan.findIndex((p) => p.own.length && p.own.at(-1).index >= index);
  return { ...drawn, units, sentences, sentenceOf, count, rowOf, rowOfSentence, total: sentences.length };
}

function textOf(page, range, most = 90) {
  let text = "";
  for (let n = range.first; n <= range.last && text.length <= most; n += 1) text += page.units[n]?.textContent ?? "";
  return text.length > most ? `${text.trim()} …` : text.trim();
}

function flashUnits(page, range) {
  const dress = (on) => { for (let n = range.first; n <= range.last; n += 1) page.units[n]?.classList.toggle("ml-flash", on); };
  dress(true);
  setTimeout(() => dress(false), 1600);
}

// Choosing a passage. actions(range) gives the buttons for what can be done with it; a number key presses one of
// those with the class "ml-label". keys are more keys of the article, each called with the passage at hand;
// tap(unit) may take a click on a word for itself.
function chooser(page, { title, actions, say, keys: more = {}, tap = () => false }) {
  let selection = null, drag = null, anchor = null;
  let entry = page.sentences[0] ?? null, cursor = null, from = null, wordsIn = null;
  const tools = make("div", { class: "ml-selection", role: "group", "aria-label": title, hidden: true });
  const element = make("div", { class: "ml-marking" }, [page.article, tools]);
  const trim = (range) => {
    let { first, last } = range.first <= range.last ? range : { first: range.last, last: range.first };
    while (first < last && isSpace(page.units[first]?.textContent ?? "x")) first += 1;
    while (last > first && isSpace(page.units[last]?.textContent ?? "x")) last -= 1;
    return isSpace(page.units[first]?.textContent ?? "x") ? null : { first, last };
  };
  const select = (range) => {
    if (selection) for (let n = selection.first; n <= selection.last; n += 1) page.units[n]?.classList.remove("ml-selected");
    page.article.querySelectorAll('[aria-selected="true"]').forEach((node) => node.setAttribute("aria-selected", "false"));
    selection = range && trim(range);
    tools.hidden = true;
    if (!selection) return;
    for (let n = selection.first; n <= selection.last; n += 1) {
      page.units[n]?.classList.add("ml-selected");
      if (page.units[n]?.getAttribute("role") === "option") page.units[n].setAttribute("aria-selected", "true");
    }
    for (const sentence of page.sentences) if (sentence?.getAttribute("role") === "option" && sentence.first >= selection.first && sentence.last <= selection.last) sentence.setAttribute("aria-selected", "true");
    if (!drag) offer(); // while the mouse is dragged the tools would lie over the words to come
  };
  const offer = () => {
    tools.replaceChildren(...actions(selection), button("Cancel", () => { drop(); back(); }, { class: "ml-quiet" }));
    tools.hidden = false;
    placeTools();
    tools.scrollIntoView({ block: "nearest" });
  };
  const drop = () => { select(null); anchor = null; };
  const placeTools = () => {
    const last = page.units[selection.last], box = element.getBoundingClientRect(), at = last.getBoundingClientRect();
    tools.style.top = `${at.bottom - box.top + 8}px`;
    tools.style.left = "0px";
    const room = box.width - tools.offsetWidth;
    tools.style.left = `${Math.max(0, Math.min(at.left - box.left - 40, room))}px`;
  };
  const tell = () => { if (selection) say(`Chosen: ${textOf(page, selection)}`); };

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
    else if (tap(page.units[drag.from])) { drop(); drag = null; return; }
    else { anchor = drag.from; select({ first: drag.from, last: drag.from }); say("Now tap the last word of the passage, or mark this word."); }
    drag = null;
    if (selection) { offer(); tell(); }
  });
  page.article.addEventListener("pointercancel", () => { drag = null; if (selection) offer(); });
  page.article.addEventListener("dblclick", (event) => {
    const unit = unitAt(event);
    if (unit) { const s = page.sentenceOf[unit.index]; anchor = null; select({ first: s.first, last: s.last }); }
  });

  // ---- keyboard: sentences, then words
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
    if (extend) { select({ first: start, last: next }); tell(); } else if (selection) select(null);
  };
  const stepSentence = (step, extend) => {
    const at = (wordsIn ?? entry).index + step;
    if (at < 0 || at >= page.total) return;
    const start = selection && extend ? selection : entry;
    toSentence(at);
    if (extend) { select({ first: Math.min(start.first, entry.first), last: Math.max(start.last, entry.last) }); tell(); } else if (selection) select(null);
  };
  const here = () => selection ?? (wordsIn ? { first: cursor, last: cursor } : { first: entry.first, last: entry.last });
  const labels = () => [...tools.querySelectorAll(".ml-label")];
  const keys = {
    ArrowDown: (event) => stepSentence(1, event.shiftKey), ArrowUp: (event) => stepSentence(-1, event.shiftKey),
    ArrowRight: (event) => (wordsIn ? stepWord(1, event.shiftKey) : stepSentence(1, event.shiftKey)),
    ArrowLeft: (event) => (wordsIn ? stepWord(-1, event.shiftKey) : stepSentence(-1, event.shiftKey)),
    Home: () => (wordsIn ? toWord(wordsIn.first) : toSentence(0)), End: () => (wordsIn ? toWord(wordsIn.last) : toSentence(page.total - 1)),
    Enter: () => { if (wordsIn || selection) { if (!selection) select(here()); labels()[0]?.focus(); } else enterWords(entry); },
    " ": () => { select(here()); tell(); },
    Escape: () => { if (selection) drop(); else if (wordsIn) toSentence(wordsIn.index); },
  };
  const byNumber = (key) => {
    const number = Number(key);
    if (!(number >= 1 && number <= 9)) return false;
    const alone = !selection;
    if (alone) select(here());
    const wanted = labels()[number - 1];
    if (!wanted && alone) select(null);
    wanted?.click();
    return Boolean(wanted);
  };
  ownKeys(page.article, (event) => {
    if (byNumber(event.key)) return true;
    if (more[event.key]) { more[event.key](here()); return true; }
    if (!keys[event.key]) return false;
    keys[event.key](event);
    return true;
  });
  ownKeys(tools, (event) => {
    if (byNumber(event.key)) return true;
    if (event.key === "Escape") { drop(); back(); return true; }
    return false;
  });
  const show = (range, block = "center") => { page.fillUpTo(page.rowOf(range.first)); page.units[range.first].scrollIntoView({ block }); flashUnits(page, range); };
  roving(entry);
  return { element, drop, back, show, chosen: () => selection };
}
