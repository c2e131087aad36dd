// Nothing is lost: every answer goes to the browser's storage first, then to Python, and the page says
// "Saved" only when Python has it on disk. What Python never confirmed is sent again when it is back.
const SHELF = "medialit";
const PATIENCE = 5000; // milliseconds until silence counts as "not saved"

const shelf = {
  key(place, id) { return [SHELF, place.course, place.code, place.lesson, id].join("|"); },
  // Return whether the browser could keep it; confirmed copies make room for what is not on disk yet.
  put(place, event, kept) {
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        localStorage.setItem(this.key(place, event.id), JSON.stringify({ kept, event }));
        return true;
      } catch (error) {
        const spare = this.all().filter((entry) => entry.kept).sort((a, b) => (a.event.time < b.event.time ? -1 : 1))[0];
        if (!spare) return false;
        localStorage.removeItem(spare.key);
      }
    }
    return false;
  },
  // Every entry whose key begins so, of every learner and lesson in this browser unless the beginning says
  // more; what is not ours or is damaged is left alone.
  all(beginning = `${SHELF}|`) {
    const found = [];
    let keys = [];
    try { keys = Object.keys(localStorage); } catch (error) { return found; }
    for (const key of keys) {
      if (!key.startsWith(beginning)) continue;
      const parts = key.split("|");
      if (parts.length !== 5) continue;
      try {
        const { kept, event } = JSON.parse(localStorage.getItem(key));
        if (event && event.id === parts[4]) found.push({ key, kept, event, course: parts[1], code: parts[2], lesson: parts[3] });
      } catch (error) { /* damaged: somebody else's */ }
    }
    return found;
  },
  of(place) { return this.all(this.key(place, "")); },
  forget(entries) { for (const entry of entries) localStorage.removeItem(entry.key); },
};

function workFile(place, events) {
  return { schema: "medialit.work/1", course: place.course, code: place.code, events };
}

function fileName(place) {
  const day = new Date().toISOString().slice(0, 10);
  return `medialit-${place.code}-${place.lesson}-${day}.json`;
}

function randomId() {
  return crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// Ask Python for something; null if it has not answered in time, which is a matter of "patience".
function asker(model) {
  const waiting = new Map();
  model.on("msg:custom", (message) => { waiting.get(message?.ticket)?.(message); });
  return (content, patience = PATIENCE) => new Promise((resolve) => {
    const ticket = randomId();
    const settle = (reply) => { clearTimeout(timer); waiting.delete(ticket); resolve(reply); };
    const timer = setTimeout(() => settle(null), patience);
    waiting.set(ticket, settle);
    try { model.send({ ...content, ticket }); } catch (error) { /* the timer will tell */ }
  });
}

// "Run All Cells" ends at the last cell. A learner begins at the first one: go there once all cells have run, unless
// the learner has done something meanwhile, or is there already.
function beginAtTop(node) {
  const theirs = new AbortController();
  for (const kind of ["pointerdown", "wheel", "keydown", "touchstart"]) {
    document.addEventListener(kind, () => theirs.abort(), { signal: theirs.signal, capture: true, passive: true });
  }
  const look = (tries) => {
    if (theirs.signal.aborted) return;
    const runs = [...document.querySelectorAll(".jp-InputPrompt")].some((prompt) => prompt.textContent.includes("[*]"));
    if (runs && tries < 600) { setTimeout(() => look(tries + 1), 200); return; }
    setTimeout(() => {
      const page = node.closest(".jp-WindowedPanel-outer");
      const isAbove = page && node.getBoundingClientRect().bottom < page.getBoundingClientRect().top;
      if (!theirs.signal.aborted && isAbove) page.scrollTo({ top: 0 });
      theirs.abort();
    }, 300);
  };
  setTimeout(() => look(0), 500);
}

// Return the line that says what is saved, and save(value): the one way for a widget to keep something.
function keeper(model) {
  const here = () => model.get("place");
  const words = make("span", { role: "status" });
  const help = make("span", { class: "ml-tools" });
  const line = make("div", { class: "ml-saved" }, [words, help]);
  const waiting = new Map();

  const say = (text, failed) => {
    line.classList.toggle("ml-failed", failed);
    if (words.textContent !== text) words.textContent = text; // the same words are not read out again
    help.replaceChildren(...(failed ? [
      button("Download my work", () => download(fileName(here()), workFile(here(), shelf.of(here()).map((e) => e.event))), { class: "ml-quiet" }),
      button("Try again", () => sendPending(), { class: "ml-quiet" }),
    ] : []));
  };
  const send = (event, again = false) => {
    clearTimeout(waiting.get(event.id));
    waiting.set(event.id, setTimeout(() => {
      waiting.delete(event.id);
      say("NOT saved on disk: Python does not answer. Your answer is still in this browser. Run the cells of this page again, then press “Try again”.", true);
    }, PATIENCE));
    try { model.send({ do: "save", event, again }); } catch (error) { /* the timer will tell */ }
  };
  const pending = () => shelf.of(here()).filter((entry) => !entry.kept && entry.event.name === here().name).map((entry) => entry.event);
  const sendPending = () => { for (const event of pending()) send(event, true); };

  const onMessage = (message) => {
    if (message?.kept) {
      const event = message.kept;
      clearTimeout(waiting.get(event.id));
      waiting.delete(event.id);
      if (here().lesson) shelf.put(here(), event, true);
      if (waiting.size === 0) say(here().lesson ? `Saved ✓ ${timeOfDay(event.time)}` : "Not kept: this cell belongs to no lesson.", false);
    } else if (message?.failed) {
      clearTimeout(waiting.get(message.failed.id));
      waiting.delete(message.failed.id);
      if (message.failed.refused) shelf.forget([{ key: shelf.key(here(), message.failed.id) }]); // no answer: asking again helps nobody
      say(`NOT saved: ${message.failed.message}`, true);
    }
  };
  model.on("msg:custom", onMessage);

  // An answer replaces what this page has shown, and nothing that was given elsewhere in the meantime.
  let last = [];
  const seen = () => [...new Set([...(model.get("standing").heads || []), ...last])];

  // "show": the page is to draw what it has saved, because it stands elsewhere than in its own fields.
  const save = (value, kind = "answer", { show = false } = {}) => {
    const after = kind === "answer" ? seen() : [];
    const event = { id: randomId(), lesson: here().lesson || "", name: here().name || "", kind, value, time: new Date().toISOString(), after };
    if (kind === "answer") last = [event.id];
    if (here().lesson) shelf.put(here(), event, false);
    if (kind === "answer" && waiting.size === 0) say("Saving …", false); // a move is kept in silence
    send(event, show);
    return event;
  };

  const showKept = () => { const kept = model.get("kept"); if (waiting.size === 0) say(kept.text || "", Boolean(kept.failed)); };
  model.on("change:kept", showKept);
  showKept();
  if (here().lesson) sendPending();
  if (model.get("begins")) beginAtTop(line);
  // in an exercise nothing is said to an answer; "sealed" says in a sentence what comes later
  const later = make("p", { class: "ml-small ml-later", hidden: !model.get("sealed"), text: model.get("sealed") || "" });
  return { line: make("div", { class: "ml-keeper" }, [conflict(model, save), line, later]), save };
}

// Two answers given without knowledge of each other: both are shown, and the learner decides.
function conflict(model, save) {
  const box = make("div", { class: "ml-conflict" });
  const update = () => {
    const rivals = model.get("rivals");
    box.hidden = rivals.length === 0;
    if (box.hidden) { box.replaceChildren(); return; }
    const mine = model.get("standing");
    const choices = [mine, ...rivals].map((entry) => make("li", {}, [
      make("p", {}, [make("strong", { text: `${entry.at}: ` }), document.createTextNode(entry.words)]),
      button("Keep this one", () => save(entry.value, "answer", { show: true }), { class: "ml-quiet" }),
    ]));
    box.replaceChildren(
      make("p", { class: "ml-verdict", text: "You answered this in two places. Both answers are kept; which one stands?" }),
      make("ul", {}, choices),
    );
  };
  model.on("change:rivals change:standing", update);
  update();
  return box;
}
