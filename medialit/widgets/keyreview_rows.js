// One thing of a draft key as a row: its words, how it stands, what it is taken for, why, and what can be done with it.
const SIGNS = { open: ["○", "open"], accepted: ["✓", "accepted"], changed: ["✎", "changed"], added: ["+", "added"], deleted: ["✕", "deleted"] };
const NOBODY = "(nobody named)", ANOTHER = "Another name …";

// go: what the page does with a decision (accept, delete, change, edit, stop, pick).
function drawEntry(entry, item, { now, editing, names, paragraphs, proposal, go }) {
  const [sign, word] = stateOf(entry, item, proposal);
  const key = (part) => `${entry.id}-${part}`;
  const id = freshId("words");
  const words = make("p", { class: "ml-entry-words", id, text: entry.text });
  const head = make("div", { class: "ml-entry-head" }, [make("span", { class: "ml-state" }, [make("span", { "aria-hidden": "true", text: `${sign} ` }), document.createTextNode(word)]), words]);
  // what is decided and not at hand stands in a line: the eye goes to what is open
  const isShort = !now && entry.status !== "open" && entry.status !== "deleted";
  const parts = [head];
  if (isShort) parts.push(taken(entry, item));
  else if (entry.status !== "deleted" && !(editing && item.name === "quotations")) parts.push(choose(entry, item, { names, paragraphs, key, go }));
  if (now && entry.status !== "deleted") parts.push(why(entry, proposal));
  if (editing) parts.push(drawForm(entry, item, { key, go }));
  else if (!isShort) parts.push(make("div", { class: "ml-entry-tools" }, tools(entry, item, now, key, go)));
  const row = make("li", {
    class: `ml-entry ml-entry-${entry.status}`, tabindex: now ? "0" : "-1", "data-key": key("row"), "data-id": entry.id,
    "aria-labelledby": id, "aria-current": now ? "true" : null, onclick: (event) => { if (!event.target.closest("button, select, input, textarea, label")) go.pick(entry.id); },
  }, parts.filter(Boolean));
  row.entry = entry;
  return row;
}

// A question is answered, not changed; what only lay ready was never deleted.
function stateOf(entry, item, proposal) {
  if (item.type === "grid" && entry.status === "changed") return ["✓", "answered"];
  if (entry.status === "deleted" && proposal && !proposal.offered) return ["–", "not used"];
  return SIGNS[entry.status];
}

function tools(entry, item, now, key, go) {
  const quiet = (text, part, run) => button(text, run, { class: "ml-quiet ml-little", "data-key": key(part), "aria-label": `${text.slice(2)}: ${entry.text.slice(0, 80)}` });
  if (entry.status === "deleted") return [quiet("↩ Bring in", "back", () => go.accept(entry.id))];
  const accept = entry.status === "open" && item.type !== "grid";
  return [
    accept ? button("✓ Accept", () => go.accept(entry.id), { class: now ? "ml-little" : "ml-quiet ml-little", "data-key": key("accept"), "aria-label": `Accept: ${entry.text.slice(0, 80)}` }) : null,
    quiet("✎ Change", "change", () => go.edit(entry.id)),
    quiet("✕ Delete", "delete", () => go.delete(entry.id)),
  ].filter(Boolean);
}

function taken(entry, item) {
  const place = entry.paragraph && entry.choice !== "no" ? `, paragraph ${entry.paragraph}` : "";
  const words = item.name === "quotations" ? `Said by ${entry.choice || NOBODY}` : entry.choice + place;
  return words ? make("p", { class: "ml-small ml-entry-taken", text: words }) : null;
}

// What a thing is taken for: a speaker, a kind, or the answer to a question.
function choose(entry, item, { names, paragraphs, key, go }) {
  if (item.type === "grid") return answer(entry, item, { paragraphs, key, go });
  if (item.name === "unattributed") return null;
  const isName = item.name === "quotations";
  const listed = isName ? [...new Set([...names, entry.choice].filter(Boolean)), "", ANOTHER] : item.choices;
  const select = make("select", { "data-key": key("choice"), onchange: () => (select.value === ANOTHER ? go.edit(entry.id, "choice") : go.change(entry.id, { choice: select.value })) },
    listed.map((value) => { const option = make("option", { value, text: value || NOBODY }); option.selected = value === entry.choice; return option; }));
  select.id = freshId("choice");
  return make("div", { class: "ml-entry-choice" }, [make("label", { for: select.id, text: isName ? "Said by" : "It is" }), select]);
}

function answer(entry, item, { paragraphs, key, go }) {
  const buttons = item.choices.map((choice, n) => {
    const node = button("", () => go.answer(entry.id, choice), { class: "ml-quiet ml-little ml-answer-button", "aria-pressed": String(entry.choice === choice), "data-key": key(choice) });
    node.append(document.createTextNode(entry.choice === choice ? `● ${choice}` : choice), make("kbd", { text: String(n + 1) }));
    return node;
  });
  const parts = [make("div", { class: "ml-answers", role: "group", "aria-label": entry.text }, buttons)];
  if (entry.choice === "yes" || entry.choice === "contested") {
    const select = make("select", { "data-key": key("paragraph"), onchange: () => go.paragraph(entry.id, Number(select.value) || null) },
      [["", "Click the paragraph, or choose it here"], ...paragraphs.map((p) => [String(p.number), `${p.number}  ${p.words}`])].map(([value, text]) => { const option = make("option", { value, text }); option.selected = value === String(entry.paragraph ?? ""); return option; }));
    select.id = freshId("paragraph");
    parts.push(make("div", { class: "ml-entry-choice" }, [make("label", { for: select.id, text: "Shown by" }), select]));
  }
  return make("div", {}, parts);
}

function why(entry, proposal) {
  const mine = entry.reason ? [make("p", {}, [make("strong", { text: "Your reason: " }), document.createTextNode(entry.reason)])] : [];
  const theirs = proposal ? [make("p", { text: proposal.reason })] : entry.reason ? [] : [make("p", { text: "You have added this." })];
  const wrong = proposal?.known_error ? [make("p", {}, [make("strong", { text: "Often wrong with: " }), document.createTextNode(`${proposal.known_error}.`)])] : [];
  return make("div", { class: "ml-entry-why" }, [...theirs, ...wrong, ...mine]);
}

// The fields of one thing. Its place in the article is changed there: by choosing other words.
function drawForm(entry, item, { key, go }) {
  const fields = {};
  const add = (name, label, value, kind = "input") => {
    const input = make(kind, kind === "input" ? { type: "text" } : { rows: "2" });
    input.value = value;
    input.dataset.key = key(`field-${name}`);
    fields[name] = { input, value };
    return field(label, input);
  };
  const rows = [];
  if (item.name === "quotations") rows.push(add("choice", "Said by", entry.choice));
  if (item.type === "cards") rows.push(add("text", "Words on the card", entry.text));
  rows.push(add("reason", item.type === "grid" ? "Why you answer so" : "Reason for students (empty: the tool’s reason)", entry.reason, "textarea"));
  if (item.type === "grid" && entry.choice === "contested") rows.push(add("other", "Why another reader may say no", entry.other, "textarea"));
  const save = () => {
    const changed = Object.fromEntries(Object.entries(fields).filter(([, f]) => f.input.value.trim() !== f.value).map(([name, f]) => [name, f.input.value]));
    if (Object.keys(changed).length) go.change(entry.id, changed); else go.stop(entry.id);
  };
  const form = make("form", { class: "ml-entry-form", onsubmit: (event) => { event.preventDefault(); save(); } }, [
    ...rows,
    ...(item.type === "grid" ? [] : [make("p", { class: "ml-small", text: "Other words? Choose them in the article, then “Change … to these words”." })]),
    make("div", { class: "ml-entry-tools" }, [make("button", { type: "submit", class: "ml-little", text: "Save" }), button("Cancel", () => go.stop(entry.id), { class: "ml-quiet ml-little" })]),
  ]);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); go.stop(entry.id); }
    if (event.key === "Enter" && event.ctrlKey) save();
  });
  return form;
}
