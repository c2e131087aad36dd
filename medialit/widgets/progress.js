// What is done, what is saved, and the ways to carry the work elsewhere. Download works without Python, too.
function render({ model, el }) {
  const place = () => model.get("place");
  const bar = make("progress", { class: "ml-bar-done", "aria-label": "Activities done" });
  const words = make("p", { class: "ml-progress-words" });
  const parts = make("ul", { class: "ml-parts" });
  const list = make("details", {}, [make("summary", { text: "What is done" }), parts]);
  const notes = make("div", { class: "ml-notes" });
  const told = make("p", { class: "ml-told", role: "status" });
  const offer = make("div", { class: "ml-offer", hidden: true });

  const whose = make("p", { class: "ml-small" });

  const update = () => {
    const state = model.get("state");
    whose.textContent = `Your answers are in the folder “work” and in this browser, under the code ${place().code}. No name is asked for, and nothing is sent anywhere.`;
    bar.max = Math.max(1, state.total);
    bar.value = state.done;
    const last = state.last ? ` Last saved ✓ ${timeOfDay(state.last)}.` : " Nothing saved yet.";
    words.textContent = `${state.done} of ${state.total} activities done.${last}`;
    parts.replaceChildren(...state.parts.map((part) => make("li", { text: `${part.done ? "✓ done" : "○ open"}: ${part.title}` })));
    notes.replaceChildren(...state.notes.map((text) => make("p", { text })));
  };
  const tell = (text, failed = false) => { told.textContent = text; told.classList.toggle("ml-failed", failed); };

  // Copies in this browser that the folder lacks: offered, never put back unasked.
  let asked = [];
  const compare = () => {
    asked = shelf.all().filter((entry) => entry.kept && entry.course === place().course && entry.lesson === place().lesson);
    if (asked.length) model.send({ do: "compare", ids: asked.map((entry) => entry.event.id) });
  };
  const show = (missing) => {
    const gone = asked.filter((entry) => missing.includes(entry.event.id));
    const codes = [...new Set(gone.map((entry) => entry.code))];
    offer.hidden = codes.length === 0;
    offer.replaceChildren(...codes.map((code) => {
      const mine = gone.filter((entry) => entry.code === code);
      const last = mine.map((entry) => entry.event.time).sort().at(-1);
      const day = new Date(last).toLocaleDateString();
      return make("div", {}, [
        make("p", { class: "ml-verdict", text: `This browser holds ${mine.length} saved answers of this lesson that are not in the folder “work” (the last of ${day}, ${timeOfDay(last)}; code ${code}).` }),
        make("p", { text: code === place().code ? "Put them back?" : "They were made under another code: put them back only if they are yours." }),
        make("div", { class: "ml-tools" }, [
          button("Put them back", () => {
            offer.hidden = true;
            model.send({ do: "bring", data: workFile({ ...place(), code }, mine.map((entry) => entry.event)) });
          }),
          button("Download them", () => download(fileName({ ...place(), code }), workFile({ ...place(), code }, mine.map((entry) => entry.event))), { class: "ml-quiet" }),
          button("Not mine: remove them from this browser", () => { shelf.forget(mine); offer.hidden = true; tell("Removed from this browser."); }, { class: "ml-quiet" }),
        ]),
      ]);
    }));
  };

  // Python's work and the browser's copies together; without Python the copies alone.
  const tickets = new Map();
  const saveFile = (work) => {
    const events = new Map(shelf.of(place()).map((entry) => [entry.event.id, entry.event]));
    for (const event of work?.events ?? []) events.set(event.id, event);
    const all = [...events.values()];
    download(fileName(place()), workFile(place(), all));
    tell(work ? `Downloaded: ${all.length} entries.` : `Python does not answer, so this file holds what this browser has kept: ${all.length} entries.`);
  };
  const downloadAll = () => {
    const number = randomId();
    tickets.set(number, setTimeout(() => { tickets.delete(number); saveFile(null); }, PATIENCE));
    try { model.send({ do: "export", ticket: number }); } catch (error) { /* the timer will help */ }
  };
  const file = make("input", { type: "file", accept: ".json,application/json", class: "ml-file", id: freshId("file"), onchange: async () => {
    const chosen = file.files[0];
    file.value = "";
    if (!chosen) return;
    try {
      model.send({ do: "bring", data: JSON.parse(await chosen.text()) });
    } catch (error) {
      tell(`${chosen.name} cannot be read: it is no file of saved work. Choose one whose name begins with “medialit-”.`, true);
    }
  } });
  const sure = make("div", { class: "ml-offer", hidden: true }, [
    make("p", { text: "Start again with this lesson? The page is emptied. Your earlier answers stay in the folder “work”." }),
    make("div", { class: "ml-tools" }, [
      button("Yes, start again", () => { sure.hidden = true; model.send({ do: "again" }); again.focus(); }),
      button("No", () => { sure.hidden = true; again.focus(); }, { class: "ml-quiet" }),
    ]),
  ]);
  const again = button("Start again", () => { sure.hidden = !sure.hidden; if (!sure.hidden) sure.querySelector("button").focus(); }, { class: "ml-quiet" });

  model.on("msg:custom", (message) => {
    if (message.missing) show(message.missing);
    if (message.told) { tell(message.told, message.failed); compare(); }
    if (message.work && tickets.has(message.ticket)) { clearTimeout(tickets.get(message.ticket)); tickets.delete(message.ticket); saveFile(message.work); }
  });
  model.on("change:state change:place", update);
  update();
  compare();
  el.append(frame("progress", `Lesson ${place().lesson}: your work`, [
    make("div", { class: "ml-progress-row" }, [bar, words]),
    offer, list, notes,
    make("div", { class: "ml-tools" }, [
      button("Download my work", downloadAll, { class: "ml-quiet" }),
      make("label", { class: "ml-button ml-quiet", for: file.id, text: "Restore from a file …" }), file,
      again,
    ]),
    sure, told,
    whose,
  ]));
}

export default { render };
