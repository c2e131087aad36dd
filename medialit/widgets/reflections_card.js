// One answer to read: the words at the left; the rubric, which gives the level, at the right.
const LEVEL_WORDS = { basic: "basic", emergent: "emergent", proficient: "proficient" };

// A comment is in the browser from the first key on, until Python has it.
const drafts = {
  key: (where, { code, item }) => ["medialit-comment", where, code, item].join("|"),
  get(where, reading) { try { return localStorage.getItem(this.key(where, reading)); } catch (error) { return null; } },
  put(where, reading, text) { try { localStorage.setItem(this.key(where, reading), text); } catch (error) { /* full: it is saved when the field is left */ } },
  drop(where, reading) { try { localStorage.removeItem(this.key(where, reading)); } catch (error) { /* nothing was kept */ } },
};

function stateInWords(reading) {
  if (reading.level) return `✓ ${reading.level}`;
  return reading.earlier ? "handed in anew" : "not read yet";
}

// The words of a student, and what they are about. All of it is text.
function wordsOf(content, item, { withPrompt }) {
  const several = content.parts.length > 1;
  return [
    ...(withPrompt ? [make("p", { class: "ml-read-task", text: item.prompt })] : []),
    ...(content.about.length ? [make("details", { class: "ml-read-about", open: true }, [
      make("summary", { text: `What it is about: ${item.justifies}` }),
      make("ul", {}, content.about.map((text) => make("li", { text }))),
    ])] : []),
    ...content.parts.flatMap(([what, text], at) => [
      ...(several ? [make("p", { class: "ml-read-what", text: what })] : []),
      make(at ? "p" : "blockquote", { class: at ? "ml-read-more" : "ml-quote ml-read-text", dir: "auto", text }),
    ]),
  ];
}

function othersOf(content) {
  return make("details", { class: "ml-read-others" }, [
    make("summary", { text: "The other tasks, as medialit grades them" }),
    make("ul", {}, content.others.map((text) => make("li", { text }))),
  ]);
}

// The three levels with what each means; an example of each is folded away.
function levelsOf(item, group, onlevel) {
  const boxes = item.levels.map(({ level, worth, says }, at) => {
    const box = make("input", { type: "radio", name: group, value: level, id: `${group}-${at}`, onchange: () => onlevel(level) });
    const row = make("div", { class: "ml-option ml-read-level" }, [box, make("label", { for: box.id }, [
      make("span", { class: "ml-read-key", "aria-hidden": "true", text: String(at + 1) }),
      make("strong", { text: LEVEL_WORDS[level] }),
      make("span", { class: "ml-small", text: ` ${worth} of ${item.points}` }),
      ...(says ? [make("span", { class: "ml-read-says", text: says })] : []),
    ])]);
    return { box, row };
  });
  const examples = item.levels.filter((each) => each.exemplar).map(({ level, exemplar }) => make("details", { class: "ml-read-example" }, [
    make("summary", { text: `An example of ${level}` }), make("blockquote", { class: "ml-quote", text: exemplar }),
  ]));
  const node = make("fieldset", { class: "ml-read-levels" }, [make("legend", { text: "Level" }), ...boxes.map((each) => each.row)]);
  return { node, examples, choose: (level) => { for (const { box } of boxes) box.checked = box.value === level; }, chosen: () => boxes.find(({ box }) => box.checked)?.box.value ?? "" };
}

// A card: give(level) keeps a level with the comment; the page says "Saved" only when it is on disk.
function readingCard({ ask, where, reading, item, content, head, withPrompt, troubled, sending }) {
  const line = make("div", { class: "ml-saved" }), said = make("span", { role: "status" }), help = make("span", { class: "ml-tools" });
  line.append(said, help);
  const comment = make("textarea", { rows: 3 });
  let kept = { level: reading.level, comment: reading.comment }, sent = 0;
  const say = (text, failed = false) => {
    line.classList.toggle("ml-failed", failed);
    said.textContent = text;
    if (failed) troubled(reading, text, node.isConnected);
    help.replaceChildren(...(failed ? [button("Try again", () => give(levels.chosen()), { class: "ml-quiet" })] : []));
  };
  const sayKept = (at) => say(kept.level ? `Saved ✓ ${timeOfDay(at)}` : kept.comment ? `Comment saved ✓ ${timeOfDay(at)}. No level yet.` : "Taken back. No level yet.");
  const give = async (level) => {
    const mine = { level, comment: comment.value };
    if (mine.level === kept.level && mine.comment === kept.comment && !line.classList.contains("ml-failed")) return;
    sent += 1;
    const turn = sent;
    say("Saving …");
    sending(reading, mine);
    const { code, item: name, digest } = reading;
    const silent = () => { if (turn === sent) say("NOT saved: Python does not answer. Run the cell of this page again, then give the level once more. Your comment stays in this browser.", true); };
    const reply = await ask({ do: "give", code, item: name, digest, ...mine }, { silent });
    if (turn !== sent) return;
    sending(reading, null);
    if (reply.failed) { say(reply.failed.includes("NOT saved") ? reply.failed : `NOT saved: ${reply.failed}`, true); return; }
    kept = mine;
    if (comment.value === mine.comment) drafts.drop(where, reading);
    sayKept(reply.at);
    troubled(reading, "", node.isConnected);
  };
  const levels = levelsOf(item, freshId("level"), give);
  levels.choose(reading.level);
  const draft = drafts.get(where, reading);
  comment.value = draft ?? reading.comment;
  comment.addEventListener("input", () => drafts.put(where, reading, comment.value));
  comment.addEventListener("change", () => give(levels.chosen()));
  if (draft !== null && draft !== reading.comment) say("This comment is in your browser only. It is saved with the level, or when you leave the field.");
  else if (reading.at) sayKept(reading.at);
  const tag = make("span", { class: "ml-read-tag" });
  const showTag = (now) => { tag.textContent = stateInWords(now); tag.classList.toggle("ml-done", Boolean(now.level)); };
  showTag(reading);
  head.append(tag);
  const node = make("section", { class: "ml-read-card", tabindex: "-1" }, [
    head,
    make("div", { class: "ml-read-two" }, [
      make("div", { class: "ml-read-words" }, [
        ...(reading.earlier ? [make("p", { class: "ml-read-anew", text: `Handed in anew after you had read it. Your level then was ${reading.earlier}` })] : []),
        ...wordsOf(content, item, { withPrompt }),
      ]),
      make("div", { class: "ml-read-side" }, [levels.node, field("Comment for the student", comment), line, ...levels.examples]),
    ]),
  ]);
  node.setAttribute("aria-labelledby", head.id);
  return { node, reading, comment, showTag, press: (level) => { levels.choose(level); give(level); } };
}
