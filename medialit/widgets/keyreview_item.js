// One item of a review: whether it is in the exercise, its points, how to go about it, and everything in it at once.
const HOW = {
  quotations: "Look whether the words and the speaker are right. To add one, or to correct its words, drag over words in the article.",
  unattributed: "To add one, or to correct its words, drag over words in the article.",
  claims: "Students sort these cards. The tool has guessed the kind from words in it: it is often wrong.",
  sources: "Students sort these cards. Change the words on a card where they do not fit.",
  frames: "The tool names no frame: you answer. Contested makes two readings, and students may agree with either.",
  "leave-the-page": "Every exercise leaves the page. You read the answers; the rubric is beside them then.",
};
const HELP = [
  "The tool has read your article and proposes a key. Nothing of it is a key until you say so: accept, change or delete each thing.",
  "Quickest: skim a list, correct what is wrong, and then “Accept all still open here”.",
  "Keys: ↑ ↓ move; Enter or A accepts; D deletes; C changes; U takes the last decision back; 1, 2, 3 answer a question. In the article: ↑ ↓ move, Enter goes into the words, Shift with an arrow chooses more.",
  "Every decision is saved at once. You can close this page, and go on tomorrow.",
];

function drawHead(item, desk, { say, decided }) {
  const box = make("input", { type: "checkbox", id: freshId("on"), "data-key": "on", onchange: () => { desk.move({ do: "item", item: item.name, on: box.checked }); say(box.checked ? "In the exercise." : "Not in the exercise."); } });
  box.checked = item.on;
  const points = make("input", { type: "number", min: "1", max: "100", id: freshId("points"), "data-key": "points", onchange: () => { if (points.value && points.checkValidity()) desk.move({ do: "item", item: item.name, points: Number(points.value) }); else { points.value = String(item.points); say("Points are a whole number from 1 to 100."); } } });
  points.value = String(item.points);
  const ids = desk.openIn(item.name).map((entry) => entry.id);
  const all = (text, what, told) => button(text, () => { desk.move({ do: what, ids }, ids); say(`${ids.length} ${told}.`); decided(ids.at(-1)); }, { class: "ml-quiet", "data-key": "all" });
  return [
    make("h3", { text: item.heading }),
    make("div", { class: "ml-item-set" }, [
      ...(item.fixed ? [] : [make("div", { class: "ml-layer" }, [box, make("label", { for: box.id, text: "In the exercise" })])]),
      make("div", { class: "ml-layer" }, [make("label", { for: points.id, text: "Points" }), points]),
    ]),
    make("p", { class: "ml-small", text: HOW[item.name] ?? "" }),
    !ids.length ? null : item.type === "grid" ? all(`✕ Leave out the ${ids.length} still open`, "delete", "left out") : all(`✓ Accept all ${ids.length} still open here`, "accept", "accepted"),
  ];
}

function doneWords(item) {
  if (!item.on) return `This item is not in the exercise.${item.entries.length ? "" : ` The tool found no ${item.thing}; if you see one, put the item in, and add it.`}`;
  if (item.fixed) return "This item needs no key: you read the answers.";
  return item.entries.some((entry) => entry.status !== "deleted") ? "✓ Everything here is decided." : `Nothing is in it yet: add a ${item.thing}, or take the item out.`;
}
