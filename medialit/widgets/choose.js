// The one choice at the top of a lesson: its own article, or one that somebody brings.
const READING = 30000; // milliseconds until silence counts as "no answer"

function choice(name, id, text, onchange) {
  const box = make("input", { type: "radio", name, id, onchange });
  return { box, row: make("div", { class: "ml-option" }, [box, make("label", { for: id, text })]) };
}

// A file as base64, in pieces: a long list of arguments would be too much for some browsers.
async function toBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

// The three ways to bring an article; each calls send(message) with what it found, or say(words).
function waysIn(model, send, say) {
  const text = make("textarea", { rows: "8" });
  const title = make("input", { type: "text" }), outlet = make("input", { type: "text" });
  const file = make("input", { type: "file", accept: model.get("endings").join(",") });
  const address = make("input", { type: "url", placeholder: "https://…" });
  const sendFile = async () => {
    const chosen = file.files[0];
    if (!chosen) return say("Choose a file first.");
    if (chosen.size > model.get("largest")) return say("This file is larger than 5 MB. Copy the article’s text and paste it.");
    try { send({ do: "file", name: chosen.name, data: await toBase64(chosen) }); } catch (error) { say("The browser could not read this file. Choose it once more."); }
  };
  const sendText = () => (text.value.trim() ? send({ do: "paste", text: text.value, title: title.value, outlet: outlet.value }) : say("Paste the text of an article first."));
  const sendAddress = () => (address.value.trim() ? send({ do: "address", address: address.value.trim() }) : say("Write the address of a page first."));
  address.addEventListener("keydown", (event) => { if (event.key === "Enter") sendAddress(); });
  return [
    ["Paste its text", [field("Headline", title), field("Outlet (who published it)", outlet), field("Text of the article", text), button("Use this text", sendText)]],
    ["Choose a file", [field("A file of text, Markdown or a saved web page (.txt, .md, .html; at most 5 MB)", file), button("Use this file", sendFile)]],
    ["Give a web address", [field("Address of the page", address), make("p", { class: "ml-small", text: "The page is fetched once, by this computer. If that fails, save the page in your browser (Ctrl+S) and choose the file." }), button("Fetch this page", sendAddress)]],
  ];
}

function summary(state) {
  return [
    make("h3", { text: state.headline }),
    make("p", { class: "ml-small", text: [state.words, state.about].filter(Boolean).join(" · ") }),
    ...(state.own ? [make("blockquote", { class: "ml-quote" }, state.lines.map((text) => make("p", { text })))] : []),
    ...(state.repairs.length ? [make("p", { class: "ml-small", text: "What was done while reading:" }), make("ul", { class: "ml-small" }, state.repairs.map((text) => make("li", { text })))] : []),
    make("p", { class: "ml-verdict", text: `→ ${state.next}` }),
  ];
}

function render({ model, el }) {
  const { line, save } = keeper(model);
  const theirs = model.get("theirs");
  const told = make("p", { class: "ml-told", role: "status" });
  const read = make("div", { class: "ml-answer", role: "status" });
  let timer = null;
  const say = (text, failed = text !== "") => { clearTimeout(timer); told.textContent = text; told.classList.toggle("ml-failed", failed); };
  const send = (message) => {
    say("Reading …", false);
    timer = setTimeout(() => say("Python does not answer. Run the cells of this page again, then try once more."), READING);
    model.send(message);
  };

  const group = freshId("article"), way = freshId("way");
  const lesson = choice(group, `${group}-0`, `The lesson’s article: “${theirs.headline}”${theirs.outlet ? ` (${theirs.outlet})` : ""}`, () => { say(""); save({ choice: "lesson" }); show(); });
  const own = choice(group, `${group}-1`, "An article of my own", () => { say(""); show(); });
  const ways = waysIn(model, send, say).map(([text, parts], index) => ({ ...choice(way, `${way}-${index}`, text, () => { say(""); show(); }), panel: make("div", { class: "ml-way-in" }, parts) }));
  const invite = make("summary", {});
  const panel = make("details", { class: "ml-own" }, [
    invite,
    make("fieldset", {}, [make("legend", { text: "How do you bring it?" }), make("div", { class: "ml-ways" }, ways.map((each) => each.row))]),
    ...ways.map((each) => each.panel),
  ]);
  ways[0].box.checked = true;

  const show = () => {
    panel.hidden = !own.box.checked;
    invite.textContent = model.get("state").own ? "Bring another article" : "Bring an article";
    if (!model.get("state").own) panel.open = true;
    for (const each of ways) each.panel.hidden = !each.box.checked;
    read.hidden = own.box.checked && !model.get("state").own;
  };
  const update = () => { read.replaceChildren(...summary(model.get("state"))); show(); };
  const restore = () => {
    const isOwn = model.get("state").own;
    own.box.checked = isOwn;
    lesson.box.checked = !isOwn;
    panel.open = !isOwn;
    update();
  };
  model.on("msg:custom", (message) => { if (typeof message?.told === "string") say(message.told || "✓ Read. See above what was found.", message.told !== ""); });
  model.on("change:restored", restore);
  model.on("change:state", update);
  restore();
  el.append(frame("choose", "", [
    make("fieldset", {}, [make("legend", { text: "Which article is this lesson about?" }), lesson.row, own.row]),
    read, panel, told, line,
  ]));
}

export default { render };
