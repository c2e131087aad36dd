// What the teacher's steps share: to ask Python for something that may take long, to send files in pieces, and to offer files.
const PIECE = 1 << 20; // bytes of a file that are sent at once

// Return ask(content, { piece, silent }): what Python says to it, with the files that came along. Long work is no
// failure: silent() is called once if Python has not even begun, and the answer still counts when it comes.
function patientAsker(model) {
  const waiting = new Map();
  model.on("msg:custom", (message, buffers) => {
    const begun = waiting.get(message?.begun), done = waiting.get(message?.ticket);
    if (begun) clearTimeout(begun.timer);
    if (!done) return;
    clearTimeout(done.timer);
    waiting.delete(message.ticket);
    done.resolve({ ...message, files: buffers ?? [] });
  });
  return (content, { piece = null, silent = () => {} } = {}) => new Promise((resolve) => {
    const ticket = randomId();
    waiting.set(ticket, { resolve, timer: setTimeout(silent, 2 * PATIENCE) });
    try { model.send({ ...content, ticket }, undefined, piece ? [piece] : undefined); } catch (error) { silent(); }
  });
}

// Send files in pieces, each when the one before has arrived; return what went wrong, or "".
async function sendFiles(ask, files, tell) {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let sent = 0;
  const begun = await ask({ do: "begin" }, { silent: () => tell(SILENT) });
  if (begun.failed) return begun.failed;
  for (const [number, file] of files.entries()) {
    for (let at = 0; at === 0 || at < file.size; at += PIECE) {
      let piece;
      try { piece = await file.slice(at, at + PIECE).arrayBuffer(); } catch (error) { return `The browser could not read ${file.name}. Choose it once more.`; }
      const reply = await ask({ do: "piece", file: String(number), name: file.name, at }, { piece, silent: () => tell(SILENT) });
      if (reply.failed) return reply.failed;
      sent += piece.byteLength;
      tell(`Sending file ${number + 1} of ${files.length} (${inBytes(sent)} of ${inBytes(total)}) …`);
    }
  }
  return "";
}
const SILENT = "Python does not answer yet. If cells are still running, wait for them. Else run the cells of this page again.";

function inBytes(count) {
  return count < 1e6 ? `${Math.ceil(count / 1000)} kB` : `${(count / 1e6).toFixed(1)} MB`;
}

// A place beside a button for words: what is being done, or why it did not work.
function teller() {
  const node = make("p", { class: "ml-desk-told", role: "status" });
  const tell = (text, failed = false) => {
    node.classList.toggle("ml-failed", failed);
    if (node.textContent !== text) node.textContent = text;
  };
  return { node, tell };
}

// A button for long work: it cannot be pressed twice, and says what it does. work(tell) returns what went wrong, or "".
function workButton(label, busy, tell, work, options = {}) {
  let working = false;
  const press = button(label, async () => {
    if (working) return;
    working = true;
    press.setAttribute("aria-disabled", "true");
    tell(busy);
    let failed;
    try { failed = await work((text) => tell(text)); } catch (error) { failed = `This did not work: ${error.message}. Try it once more.`; }
    working = false;
    press.removeAttribute("aria-disabled");
    tell(failed ? `→ ${failed}` : "", Boolean(failed));
  }, options);
  return press;
}

// The main button of a step: form() gives what to send, or {failed} in words.
function runButton(ask, label, busy, tell, form) {
  return workButton(label, busy, tell, async (say) => {
    const content = await form(say);
    if (content.failed) return content.failed;
    say(busy);
    return (await ask({ do: "run", ...content }, { silent: () => say(SILENT) })).failed ?? "";
  });
}

function blobOf(reply) {
  return URL.createObjectURL(new Blob(reply.files, { type: reply.type }));
}

// A button that downloads a file which Python has: on a server there is no other way to it.
function fileButton(ask, label, tell, content) {
  return workButton(label, "Getting the file …", tell, async (say) => {
    const reply = await ask({ do: "file", ...content() }, { silent: () => say(SILENT) });
    if (reply.failed) return reply.failed;
    const address = blobOf(reply), link = make("a", { href: address, download: reply.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    return "";
  }, { class: "ml-quiet" });
}

// A button that opens a page in a tab of its own. The tab is opened at once: a later one would count as a pop-up.
function openButton(ask, label, tell, content) {
  return workButton(label, "Opening the page …", tell, async (say) => {
    const tab = window.open("", "_blank");
    if (!tab) return "The browser did not open a new tab. Allow it, or download the page.";
    const reply = await ask({ do: "file", ...content() }, { silent: () => say(SILENT) });
    if (reply.failed) { tab.close(); return reply.failed; }
    tab.opener = null;
    tab.location = blobOf(reply);
    return "";
  });
}

// Which assignment the step is about; hidden while there is one only.
function assignmentChooser(model, ask) {
  const select = make("select", { onchange: () => ask({ do: "choose", name: select.value }) });
  const node = make("div", { class: "ml-desk-which" }, [field("Assignment", select)]);
  const update = () => {
    const { assigned, chosen, asks_which: asks } = model.get("state");
    node.hidden = !asks;
    select.replaceChildren(...assigned.map((each) => make("option", { value: each.name, text: `${each.title} (${each.name})` })));
    select.value = chosen;
  };
  return { node, update };
}

// A table that becomes a list of blocks where the page is narrow; the first cell of a row is its head.
function deskTable(caption, heads, rows) {
  const row = (cells) => make("tr", { role: "row" }, cells.map((cell, at) => make(at ? "td" : "th", {
    role: at ? "cell" : "rowheader", scope: at ? null : "row", "data-label": at ? heads[at] : null,
  }, cell instanceof Node ? [cell] : [document.createTextNode(cell)])));
  return make("table", { role: "table", class: "ml-fold" }, [
    make("caption", { text: caption }),
    make("thead", { role: "rowgroup" }, [make("tr", { role: "row" }, heads.map((text) => make("th", { scope: "col", role: "columnheader", text })))]),
    make("tbody", { role: "rowgroup" }, rows.map(row)),
  ]);
}

// Several short sentences in one cell.
function sentences(texts) {
  return make("ul", { class: "ml-desk-notes", role: "list" }, texts.map((text) => make("li", { text })));
}

function toldLines(lines) {
  return lines.map((text, at) => make("p", { class: at ? "" : "ml-verdict", text: at ? text : `✓ ${text}` }));
}

// The frame of a step: what is missing stands in the place of the form. draw(state) gives what was done.
function deskStep({ model, el }, { ask, form, draw, title = model.get("heading") }) {
  const which = assignmentChooser(model, ask);
  const missing = make("p", { class: "ml-desk-missing" });
  const body = make("div", {}, form);
  const done = make("div", { class: "ml-desk-done" });
  const update = () => {
    const state = model.get("state");
    which.update();
    missing.textContent = state.missing ? `→ ${state.missing}` : "";
    missing.hidden = !state.missing;
    body.hidden = Boolean(state.missing);
    done.replaceChildren(...(state.missing ? [] : draw(state)));
  };
  model.on("change:state", update);
  update();
  el.append(frame("desk", title, [which.node, missing, body, done]));
}
