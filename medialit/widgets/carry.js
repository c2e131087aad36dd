// Work carried elsewhere and back: what the progress of a lesson and the map of the course share. Download works
// without Python, too. inScope(entry) says which copies in this browser belong here; what names them in words.
function carrying(model, { inScope, what, lesson }) {
  const place = () => model.get("place");
  const told = make("p", { class: "ml-saved", role: "status" });
  const offer = make("div", { class: "ml-carry-offer", hidden: true });
  const tell = (text, failed = false) => { told.textContent = text; told.classList.toggle("ml-failed", failed); };
  const fileFor = (code) => ({ ...place(), code, lesson: lesson || "all" });

  // Copies in this browser that the folder lacks: offered, never put back unasked.
  let asked = [];
  const compare = () => {
    asked = shelf.all().filter((entry) => entry.kept && entry.course === place().course && inScope(entry));
    if (asked.length) model.send({ do: "compare", ids: asked.map((entry) => entry.event.id) });
  };
  const offerOf = (code, mine) => {
    const last = mine.map((entry) => entry.event.time).sort().at(-1);
    const work = () => workFile({ ...place(), code }, mine.map((entry) => entry.event));
    return make("div", {}, [
      make("p", { class: "ml-verdict", text: `This browser holds ${mine.length} saved answers of this ${what} that are not in the folder “work” (the last of ${new Date(last).toLocaleDateString()}, ${timeOfDay(last)}; code ${code}).` }),
      make("p", { text: code === place().code ? "Put them back?" : "They were made under another code: put them back only if they are yours." }),
      make("div", { class: "ml-tools" }, [
        button("Put them back", () => { offer.hidden = true; model.send({ do: "bring", data: work() }); }),
        button("Download them", () => download(fileName(fileFor(code)), work()), { class: "ml-quiet" }),
        button("Not mine: remove them from this browser", () => { shelf.forget(mine); offer.hidden = true; tell("Removed from this browser."); }, { class: "ml-quiet" }),
      ]),
    ]);
  };
  const show = (missing) => {
    const gone = asked.filter((entry) => missing.includes(entry.event.id));
    const codes = [...new Set(gone.map((entry) => entry.code))];
    offer.hidden = codes.length === 0;
    offer.replaceChildren(...codes.map((code) => offerOf(code, gone.filter((entry) => entry.code === code))));
  };

  // Python's work and the browser's copies together; without Python the copies alone.
  const ask = asker(model);
  const saveFile = (work) => {
    const copies = shelf.all().filter((entry) => entry.course === place().course && entry.code === place().code && inScope(entry));
    const events = new Map(copies.map((entry) => [entry.event.id, entry.event]));
    for (const event of work?.events ?? []) events.set(event.id, event);
    const all = [...events.values()];
    download(fileName(fileFor(place().code)), workFile(place(), all));
    tell(work ? `Downloaded: ${all.length} entries.` : `Python does not answer, so this file holds what this browser has kept: ${all.length} entries.`);
  };
  const downloadAll = async () => saveFile((await ask({ do: "export" }))?.work);
  const file = make("input", { type: "file", accept: ".json,application/json", class: "ml-carry-file", id: freshId("file"), onchange: async () => {
    const chosen = file.files[0];
    file.value = "";
    if (!chosen) return;
    try {
      model.send({ do: "bring", data: JSON.parse(await chosen.text()) });
    } catch (error) {
      tell(`${chosen.name} cannot be read: it is no file of saved work. Choose one whose name begins with “medialit-”.`, true);
    }
  } });
  model.on("msg:custom", (message) => {
    if (message.missing) show(message.missing);
    if (message.told) { tell(message.told, message.failed); compare(); }
  });
  compare();
  const tools = [
    button(lesson ? "Download my work" : "Download all my work", downloadAll, { class: "ml-quiet" }),
    make("label", { class: "ml-button ml-quiet", for: file.id, text: "Restore from a file …" }), file,
  ];
  const whose = make("p", { class: "ml-small" });
  const showWhose = () => { whose.textContent = `Your answers are in the folder “work” and in this browser, under the code ${place().code}. No name is asked for, and nothing is sent anywhere.`; };
  model.on("change:place", showWhose);
  showWhose();
  return { offer, tools, told, whose };
}
