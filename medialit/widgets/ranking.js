// Things to put in order: by drag, by the two buttons of each, or by arrow keys on them.
function render({ model, el }) {
  const items = model.get("items");
  const own = drafting(model, { order: items.map((_, index) => index) });
  const { said, say } = own;
  const list = make("ol", { class: "ml-ranks" });
  const rows = items.map((text) => {
    const number = make("span", { class: "ml-rank-number", "aria-hidden": "true" });
    const up = button("↑", () => shift(row, -1), { class: "ml-quiet", "aria-label": `Move up: ${text}` });
    const down = button("↓", () => shift(row, 1), { class: "ml-quiet", "aria-label": `Move down: ${text}` });
    const node = make("li", { class: "ml-rank" }, [grip(), number, make("span", { class: "ml-rank-text", text }), make("span", { class: "ml-rank-tools" }, [up, down])]);
    const row = { node, number, up, down, text };
    return row;
  });
  const moveTo = (row, place) => {
    const index = rows.indexOf(row), order = own.draft.order, from = order.indexOf(index);
    if (place < 0 || place >= order.length || place === from) return;
    order.splice(from, 1);
    order.splice(place, 0, index);
    own.save();
    update();
    say(`“${row.text}” is now ${place + 1} of ${order.length}.`);
  };
  const placeOf = (row) => own.draft.order.indexOf(rows.indexOf(row));
  const shift = (row, by) => {
    const place = placeOf(row) + by;
    if (place < 0 || place >= rows.length) say(`“${row.text}” stands ${by < 0 ? "first" : "last"} already.`);
    moveTo(row, place);
  };
  const half = (node, event) => { const box = node.getBoundingClientRect(); return event.clientY > box.top + box.height / 2; };
  for (const row of rows) {
    ownKeys(row.node, (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by) shift(row, by);
      return Boolean(by);
    });
    draggable(row.node, {
      text: row.text,
      targets: () => rows.map((each) => each.node),
      over: (target, event) => { for (const { node } of rows) { node.classList.toggle("ml-before", node === target && !half(node, event)); node.classList.toggle("ml-behind", node === target && half(node, event)); } },
      drop: (target, event) => {
        const other = placeOf(rows.find((each) => each.node === target)), from = placeOf(row);
        const gap = other + (half(target, event) ? 1 : 0);
        moveTo(row, gap > from ? gap - 1 : gap);
      },
    });
  }
  const sealed = Boolean(model.get("sealed"));
  const commit = button("", () => { own.commit(); say(`Your order is kept.${sealed ? "" : " The readers’ orders stand below."}`); });
  const readings = make("div", {});
  const update = () => {
    const { order } = own.draft, feedback = own.feedback();
    const nodes = order.map((index) => rows[index].node);
    if (nodes.some((node, at) => node !== list.children[at])) keepFocus(() => list.replaceChildren(...nodes));
    order.forEach((index, place) => {
      rows[index].number.textContent = `${place + 1}`;
      rows[index].up.setAttribute("aria-disabled", String(place === 0));
      rows[index].down.setAttribute("aria-disabled", String(place === order.length - 1));
    });
    commit.textContent = feedback ? "Compare again" : sealed ? "Keep the order as it stands" : "This is my order";
    if (sealed) stepAside(commit, model.get("answer") !== null, () => list.querySelector("button"));
    const moved = feedback && stable(own.checked().order) !== stable(order);
    readings.replaceChildren(...(feedback ? [
      make("h3", { text: "Your order, and two readers’" }),
      ...(moved ? [make("p", { class: "ml-small", text: "You have moved something since. Press “Compare again”." })] : []),
      sideBySide(feedback.sides), make("p", { class: "ml-small", text: `There is no right order here. ${feedback.meaning}` }),
    ] : []));
  };
  el.append(frame("ranking", model.get("prompt"), [
    ...hintOf(model), make("p", { class: "ml-small", text: "Drag a row, or use its buttons. The arrow keys ↑ and ↓ on a button move its row, too." }),
    list, said, make("div", { class: "ml-tools" }, [commit]), readings, own.line,
  ]));
  own.listen(update);
}

export default { render };
