// What has an answer, and the file to hand in: Python makes it and keeps it, the page downloads a copy of it.
function moment(time) {
  const date = new Date(time), today = date.toDateString() === new Date().toDateString();
  return `${today ? "today" : date.toLocaleDateString("en-US", { weekday: "long", month: "long", day: "numeric" })}, ${timeOfDay(time)}`;
}

function render({ model, el }) {
  const place = () => model.get("place"), ask = asker(model);
  const list = make("ul", { class: "ml-handin-parts", role: "list" });
  const count = make("p", { class: "ml-verdict" });
  const whose = make("p", { class: "ml-small" });
  const said = make("div", { class: "ml-answer", role: "status" });
  const copies = () => shelf.of(place()).map((entry) => entry.event);
  const tools = make("div", { class: "ml-tools" });
  const rescue = button("Download my work", () => download(fileName(place()), workFile(place(), copies())), { class: "ml-quiet" });
  let last = {}; // what came of the last press: "busy", "silent", "refused", or the file's "name" and the disk's "trouble"

  const ready = ({ handed, file, parts }) => {
    const named = `The file is called ${file}.`;
    const where = handed.here ? [
      [`${named} It lies beside this notebook${last.name ? ", and your browser has downloaded a copy" : ""}.`],
      ["What to do now: upload this file where your teacher said. If your school collects whole folders, there is nothing more to do.", true],
    ] : [
      [`It is NOT beside this notebook. ${last.trouble ?? ""}`, true],
      [`${named} Your browser has downloaded it: look among your downloads.`],
      ["What to do now: upload the downloaded file where your teacher said. If your school collects whole folders, tell your teacher.", true],
    ];
    const waiting = last.name ? shelf.of(place()).filter((entry) => !entry.kept).length : 0;
    return [
      [`${handed.older ? "→ Your file is older than your answers: it was made" : "✓ Your file is ready:"} ${moment(handed.time)}. ${handed.answered} of ${parts.length} tasks have an answer in it.`, true],
      ...(handed.older ? [["You have changed something since. Hand in again, so that it counts."]] : []),
      ...(waiting ? [[`${waiting === 1 ? "One entry is" : `${waiting} entries are`} NOT saved yet and missing in it. Scroll up to where the page says so, press “Try again”, then hand in again.`, true]] : []),
      ...where,
      ["You can change your answers and hand in again. The newest file counts."],
    ];
  };
  const lines = (state) => {
    if (last.busy) return [["Making the file …"]];
    if (last.silent) return [["NOT handed in: Python does not answer.", true], ["If cells are still running, wait for them. Else run the cells of this page again. Then press “Hand in” once more."], ["Or press “Download my work”. That file has every answer that this browser has kept, and your teacher can use it, too."]];
    if (last.refused) return [[`→ ${last.refused}`, true]];
    return state.handed ? ready(state) : [];
  };
  const update = () => {
    const state = model.get("state"), texts = lines(state);
    count.textContent = `${state.answered} of ${state.parts.length} tasks have an answer.`;
    list.replaceChildren(...state.parts.map((part) => make("li", { text: `${part.said}: ${part.title}` })));
    whose.textContent = `Your code is ${place().code}. It stands in the file in the place of a name; no name is asked for.`;
    press.textContent = state.handed ? "Hand in again" : "Hand in";
    press.setAttribute("aria-disabled", String(Boolean(last.busy)));
    said.classList.toggle("ml-failed", !last.busy && Boolean(last.silent || (state.handed && !state.handed.here)));
    rescue.hidden = !last.silent;
    const drawn = texts.map(([text]) => text).join("\n");
    if (drawn === said.dataset.drawn) return; // the same words are not read out again
    said.dataset.drawn = drawn;
    said.replaceChildren(...texts.map(([text, strong]) => make("p", { class: strong ? "ml-verdict" : "", text })));
  };
  const press = button("Hand in", async () => {
    if (last.busy) return;
    last = { busy: true };
    update();
    const reply = await ask({ do: "hand_in" });
    if (reply?.text) download(reply.name, reply.text);
    last = reply ?? { silent: true };
    update();
  });
  let time = model.get("state").handed?.time;
  model.on("change:state", () => {
    const now = model.get("state").handed?.time;
    if (now !== time && last.silent) last = {}; // Python was only late
    time = now;
    update();
  });
  model.on("change:place", update);
  tools.append(press, rescue);
  el.append(frame("handin", model.get("heading"), [
    ...(model.get("due") ? [make("p", { text: model.get("due") })] : []), count, list, tools, said, whose,
  ]));
  update();
}

export default { render };
