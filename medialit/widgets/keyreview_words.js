// Words that the teacher chooses in the article: to add a passage, to correct one, or to show where an answer stands.
function wordsOf(desk, { page, go, add }) {
  const overlapping = (range) => desk.marked().filter((e) => e.first <= range.last && range.first <= e.last).slice(0, 2);
  // who speaks nearby, the nearest first
  const likely = (range) => {
    const near = desk.marked().filter((e) => e.choice).sort((a, b) => Math.abs(a.first - range.first) - Math.abs(b.first - range.first)).map((e) => e.choice);
    return [...new Set([...near, ...desk.state().names])].slice(0, 4);
  };
  const waiting = () => { // a question that has its answer, and may need the paragraph that shows it
    const entry = desk.now && desk.find(desk.now);
    return entry && entry.choice && entry.choice !== "no" ? entry : null;
  };
  const offers = (range) => {
    const item = desk.item();
    if (item.type === "short" || !item.on) return [];
    if (item.type === "grid") {
      const number = desk.numberOf(page, range.first), entry = waiting();
      return entry ? [[`Paragraph ${number} shows it`, () => go.paragraph(entry.id, number)]] : [];
    }
    const found = overlapping(range).map((entry) => [`Change “${brief(entry.text, 40)}” to these words`, () => go.change(entry.id, range)]);
    if (item.name === "quotations") {
      found.push(...likely(range).map((name) => [`Add, said by ${name}`, () => add(range, name)]));
      found.push(["Add, nobody named", () => add(range, "")], ["Add, somebody else …", () => add(range, "", { naming: true })]);
    } else if (item.type === "mark") found.push([`Add as ${item.thing}`, () => add(range, "")]);
    else found.push(...item.choices.map((kind) => [`Add: ${kind}`, () => add(range, kind)]));
    return found;
  };
  const actions = (range) => offers(range).map(([text, run], n) => {
    const node = button("", () => { go.drop(); run(); }, { class: "ml-label ml-quiet ml-little" });
    node.append(document.createTextNode(text), ...(n < 9 ? [make("kbd", { "aria-hidden": "true", text: String(n + 1) })] : []));
    return node;
  });
  // A click on a marked word goes to its row; with a question at hand, a click answers where.
  const tap = (unit) => {
    if (desk.item().type === "grid") {
      const entry = waiting();
      if (entry) go.paragraph(entry.id, desk.numberOf(page, unit.index));
      return true;
    }
    const found = desk.marked().find((e) => e.first <= unit.index && unit.index <= e.last);
    if (!found || desk.editing === found.id) return false;
    go.pick(found.id);
    return true;
  };
  return { actions, tap };
}
