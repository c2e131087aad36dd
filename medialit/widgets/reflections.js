// What students wrote, to be read by student or by task, and by keyboard alone: 1, 2, 3 give a level, n and p go on and back.
const KEYS = "Keys: 1, 2, 3 give the level, 0 takes it back. n and p (or → and ←) go to the next and the previous unread answer. c goes into the comment, Esc out of it.";
const LEVEL_KEYS = { 0: "", 1: "basic", 2: "emergent", 3: "proficient" };

function same(one, other) { return one && other && one.code === other.code && one.item === other.item; }

function render({ model, el }) {
  const ask = patientAsker(model), { node: told, tell } = teller();
  const where = () => model.get("state").chosen;
  const which = assignmentChooser(model, ask);
  const missing = make("p", { class: "ml-desk-missing" });
  const progress = make("p", { class: "ml-verdict ml-read-progress" }), bar = make("span", { class: "ml-bar" });
  const track = make("span", { class: "ml-track", "aria-hidden": "true" }, [bar]);
  const page = make("div", { class: "ml-read-page" });
  const group = freshId("by");
  let by = "code", current = null, cards = [], drawn = "", chain = Promise.resolve();
  const contents = new Map(), lost = new Map(), onTheWay = new Map();
  // What could not be saved is told also after the teacher has gone on.
  const tellLost = () => { const [first] = lost.values(); tell(first ?? "", Boolean(first)); };
  const keyOf = (each) => `${each.code}|${each.item}`;
  // A level that is on its way counts for where to go next; "read" is told only when it is on disk.
  const sending = (reading, mine) => (mine ? onTheWay.set(keyOf(reading), mine.level) : onTheWay.delete(keyOf(reading)));
  const isRead = (each) => Boolean(onTheWay.get(keyOf(each)) ?? each.level);
  const troubled = (reading, text, isShown) => {
    const key = keyOf(reading);
    if (!text && !lost.has(key)) return;
    if (text) lost.set(key, `→ ${reading.code}: ${text}`);
    else lost.delete(key);
    if (!text || !isShown) tellLost();
  };
  // One thing after the other: a level that is typed while the next page is coming belongs to that page.
  const later = (action) => { chain = chain.then(action).catch((error) => tell(`→ This did not work: ${error.message}`, true)); };

  const ways = [["code", "student by student"], ["item", "task by task"]].map(([value, text]) => {
    const box = make("input", { type: "radio", name: group, id: `${group}-${value}`, checked: value === by, onchange: () => { by = value; later(() => draw()); } });
    return make("div", { class: "ml-option" }, [box, make("label", { for: box.id, text })]);
  });
  const switchBy = make("fieldset", { class: "ml-read-by" }, [make("legend", { text: "Read" }), ...ways]);
  const jump = make("select", { onchange: () => { const [code, item] = jump.value.split("|"); later(() => go({ code, item }, { focus: false })); } });
  const names = make("input", { type: "checkbox", id: freshId("names"), onchange: () => { contents.clear(); ask({ do: "names", show: names.checked }); } });
  const before = button("← Previous unread", () => later(() => step(-1)), { class: "ml-quiet" }), after = button("Next unread →", () => later(() => step(1)));

  // In the order in which they are read; "by" decides what stands together on a page.
  const ordered = () => {
    const { queue, items } = model.get("state"), place = Object.keys(items);
    const tasks = (each) => place.indexOf(each.item);
    const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
    return [...queue].sort((a, b) => (by === "code" ? byCode(a, b) || tasks(a) - tasks(b) : tasks(a) - tasks(b) || byCode(a, b)));
  };
  const groupOf = (all) => (by === "code" ? all.filter((each) => each.code === current.code) : all.filter((each) => same(each, current)));
  const whose = (each) => (each.name ? `${each.code} (${each.name})` : each.code);

  const go = (reading, { focus = true } = {}) => { current = reading; return draw({ focus }); };
  const step = (way) => {
    const all = ordered(), at = all.findIndex((each) => same(each, current));
    const round = [...all.slice(at + 1), ...all.slice(0, at + 1)], line = way > 0 ? round : [...all.slice(0, at).reverse(), ...all.slice(at).reverse()];
    const next = line.find((each) => !isRead(each) && !same(each, current));
    if (next) return go(next);
    return tell(all.every(isRead) ? "All of them are read. Step 3 grades with your levels." : "This is the only one that is not read yet.");
  };

  const summary = () => {
    const all = ordered(), read = all.filter((each) => each.level).length, { items } = model.get("state");
    progress.textContent = `${read} of ${all.length} read`;
    bar.style.width = `${all.length ? (100 * read) / all.length : 0}%`;
    const one = Object.keys(items).length < 2;
    switchBy.hidden = one;
    jump.replaceChildren(...all.map((each) => make("option", { value: keyOf(each), text: `${whose(each)}${one ? "" : `, ${items[each.item].heading}`}: ${stateInWords(each)}` })));
    if (current) jump.value = keyOf(current);
    for (const card of cards) { const now = all.find((each) => same(each, card.reading)); if (now) card.showTag(now); }
  };
  const contentOf = async (reading) => {
    const key = [reading.code, reading.item, reading.digest, names.checked].join("|");
    if (!contents.has(key)) contents.set(key, await ask({ do: "read", code: reading.code, item: reading.item }, { silent: () => tell(SILENT) }));
    const content = contents.get(key);
    if (content.failed) contents.delete(key);
    return content;
  };

  const draw = async ({ focus = false } = {}) => {
    const all = ordered();
    summary();
    if (!all.length) { page.replaceChildren(); drawn = ""; return; }
    current = all.find((each) => same(each, current)) ?? all.find((each) => !each.level) ?? all[0];
    const shown = groupOf(all), key = JSON.stringify([where(), by, shown.map(({ code, item, digest, name }) => [code, item, digest, name])]);
    if (key !== drawn) {
      const found = await Promise.all(shown.map(contentOf));
      const failed = found.find((each) => each.failed);
      if (failed) { tell(`→ ${failed.failed}`, true); return; }
      tellLost();
      const held = page.contains(document.activeElement);
      drawn = key;
      drawPage(shown, found);
      focus ||= held;
    }
    summary();
    mark();
    if (focus) { const card = active(); card.node.focus({ preventScroll: true }); (card === cards[0] ? page : card.node).scrollIntoView({ block: "start" }); }
    const next = all.slice(all.findIndex((each) => same(each, current)) + 1).find((each) => !isRead(each));
    if (next) contentOf(next); // it is there when the teacher goes on
  };
  const drawPage = (shown, found) => {
    const { items } = model.get("state"), byStudent = by === "code", several = shown.length > 1;
    const text = (each) => (byStudent ? items[each.item].heading : whose(each));
    cards = shown.map((reading, at) => readingCard({
      ask, where: where(), reading, item: items[reading.item], content: found[at], withPrompt: byStudent,
      troubled, sending, head: make("h4", { class: "ml-read-head", id: freshId("reading") }, [make("span", { text: text(reading) })]),
    }));
    for (const card of cards) card.node.addEventListener("focusin", () => { current = card.reading; mark(); summary(); });
    page.replaceChildren(
      make("h3", { class: "ml-read-group", text: byStudent ? whose(shown[0]) : items[shown[0].item].heading }),
      ...(byStudent ? [] : [make("p", { class: "ml-read-task", text: items[shown[0].item].prompt })]),
      ...cards.map((card) => card.node), othersOf(found[0]),
    );
    page.classList.toggle("ml-several", several);
  };
  const active = () => cards.find((card) => same(card.reading, current)) ?? cards[0];
  const mark = () => { for (const card of cards) card.node.classList.toggle("ml-here", card === active()); };

  const onKey = (event) => {
    const { target, key } = event;
    if (target.matches("textarea")) { if (key !== "Escape") return false; active().node.focus(); return true; }
    if (target.matches("select, input[type='text']") || !cards.length || event.shiftKey) return false;
    if (key in LEVEL_KEYS) { later(() => active().press(LEVEL_KEYS[key])); return true; }
    if (key === "c") { later(() => active().comment.focus()); return true; }
    if (key === "n" || (key === "ArrowRight" && target.type !== "radio")) { later(() => step(1)); return true; }
    if (key === "p" || (key === "ArrowLeft" && target.type !== "radio")) { later(() => step(-1)); return true; }
    return false;
  };

  const body = make("div", {}, [
    make("div", { class: "ml-read-top" }, [make("div", {}, [progress, track]), switchBy, field("Go to", jump)]),
    make("div", { class: "ml-tools" }, [before, after, make("span", { class: "ml-option" }, [names, make("label", { for: names.id, text: "Show names" })])]),
    told, page, make("p", { class: "ml-small", text: KEYS }),
  ]);
  const update = () => {
    const state = model.get("state");
    which.update();
    names.checked = state.names;
    missing.textContent = state.missing ? `→ ${state.missing}` : "";
    missing.hidden = !state.missing;
    body.hidden = Boolean(state.missing);
    later(() => draw());
  };
  const root = frame("reflections", model.get("heading"), [which.node, missing, body]);
  root.classList.add("ml-desk");
  ownKeys(root, onKey);
  model.on("change:state", update);
  el.append(root);
  update();
}

export default { render };
