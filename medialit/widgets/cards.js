// Cards to sort: by drag, by a menu on each card, or by keys.
function makeCard(text, index, bins, move) {
  const select = make("select", { "aria-label": `Move “${text}” to`, onchange: () => move(index, select.value === "" ? null : bins[select.value - 1]) }, [
    make("option", { value: "", text: "Move to …" }), ...bins.map((bin, number) => make("option", { value: number + 1, text: `${number + 1} ${bin}` })),
  ]);
  const note = make("div", {});
  const node = make("li", { class: "ml-sort-card", tabindex: "-1" }, [
    make("div", { class: "ml-card-top" }, [grip(), make("p", { class: "ml-card-text", text })]), select, note,
  ]);
  return { node, select, note, text };
}

function makeBin(name, number) {
  const id = freshId("bin");
  const count = make("span", { class: "ml-small" });
  const list = make("ul", { class: "ml-pile", "aria-labelledby": id });
  const node = make("div", { class: number ? "ml-bin" : "ml-bin ml-unsorted" }, [
    make("h3", { id }, [...(number ? [make("span", { class: "ml-sort-key", "aria-hidden": "true", text: String(number) })] : []), make("span", { text: name }), count]), list,
  ]);
  return { node, list, count };
}

// The counts: the learner's bins in rows, the key's in columns.
function confusion(bins, table) {
  const cell = (count, same) => make("td", { class: count ? (same ? "ml-sort-same" : "ml-sort-other") : "ml-sort-none", text: `${count}${count && same ? " ✓" : ""}` });
  return make("details", { class: "ml-confusion" }, [
    make("summary", { text: "Your bins and the key’s, counted" }),
    make("div", { class: "ml-sort-scroll", tabindex: "0", role: "group", "aria-label": "Table of counts" }, [make("table", {}, [
      make("caption", { text: "Each row is one of your bins: how many of its cards the key puts where. A card with two readings counts with either." }),
      make("thead", {}, [make("tr", {}, [make("th", { scope: "col", text: "You ↓ Key →" }), ...bins.map((bin) => make("th", { scope: "col", text: bin }))])]),
      make("tbody", {}, table.map((row, mine) => make("tr", {}, [make("th", { scope: "row", text: bins[mine] }), ...row.map((count, key) => cell(count, mine === key))]))),
    ])]),
  ]);
}

function render({ model, el }) {
  const bins = model.get("bins"), texts = model.get("cards");
  const own = drafting(model, { bins: texts.map(() => null) });
  const { said, say } = own;
  const left = () => own.draft.bins.filter((bin) => bin === null).length;
  const move = (index, bin) => {
    if (own.draft.bins[index] === bin) return;
    own.draft.bins[index] = bin;
    own.save();
    update();
    say(`${bin === null ? "Back to the unsorted cards" : `Now in ${bin}`}: “${texts[index]}” ${left() ? `Still to sort: ${left()}.` : "All are sorted."}`);
  };
  const pile = makeBin("Still to sort", 0);
  const boxes = bins.map((bin, number) => makeBin(bin, number + 1));
  const cards = texts.map((text, index) => makeCard(text, index, bins, move));
  const boxOf = (bin) => (bin === null ? pile : boxes[bins.indexOf(bin)]);

  // Arrow keys walk over the cards as they stand; a digit sorts the card and goes on to the next unsorted one.
  const walk = () => [pile, ...boxes].flatMap((box) => [...box.list.children]);
  const focusCard = (node) => { for (const card of cards) card.node.tabIndex = card.node === node ? 0 : -1; node.focus(); };
  const onKey = (card, index) => (event) => {
    if (event.target !== card.node) return false;
    const list = walk(), at = list.indexOf(card.node);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to !== undefined) { if (list[to]) focusCard(list[to]); return true; }
    const bin = bins[Number(event.key) - 1];
    if (!bin) return false;
    const next = own.draft.bins[index] === null ? card.node.nextElementSibling ?? pile.list.firstElementChild : null;
    move(index, bin);
    focusCard(next && next !== card.node ? next : card.node);
    return true;
  };
  cards.forEach((card, index) => {
    ownKeys(card.node, onKey(card, index));
    draggable(card.node, {
      text: card.text,
      targets: () => [pile, ...boxes].map((box) => box.node),
      over: (target) => { for (const box of [pile, ...boxes]) box.node.classList.toggle("ml-over", box.node === target); },
      drop: (target) => move(index, target === pile.node ? null : bins[boxes.findIndex((box) => box.node === target)]),
    });
  });

  const result = make("p", { class: "ml-verdict", role: "status" });
  const counts = make("div", {});
  const check = button("Check", () => {
    if (left()) say(`Still to sort: ${left()}. Give every card a place first.`);
    else { say(""); own.commit(); }
  });
  const arrange = (box, mine) => { if (mine.some((node, at) => node !== box.list.children[at]) || mine.length !== box.list.children.length) box.list.replaceChildren(...mine); };
  const update = () => {
    const given = own.draft.bins, checked = own.checked(), feedback = own.feedback();
    keepFocus(() => { for (const box of [pile, ...boxes]) arrange(box, cards.filter((_, index) => boxOf(given[index]) === box).map((card) => card.node)); });
    for (const box of [pile, ...boxes]) box.count.textContent = box.list.children.length === 1 ? " 1 card" : ` ${box.list.children.length} cards`;
    pile.node.hidden = left() === 0;
    cards.forEach((card, index) => {
      card.select.value = given[index] === null ? "" : bins.indexOf(given[index]) + 1;
      card.select.options[0].textContent = given[index] === null ? "Move to …" : "Back to “still to sort”";
      const stands = feedback && checked.bins[index] === given[index];
      card.note.replaceChildren(...(!feedback ? [] : [stands ? noteOf(feedback.notes[index]) : make("p", { class: "ml-small", text: "Moved since the check." })]));
    });
    if (!cards.some((card) => card.node.tabIndex === 0)) walk()[0].tabIndex = 0;
    check.textContent = feedback ? "Check again" : "Check";
    result.textContent = feedback ? feedback.headline : "";
    counts.replaceChildren(...(feedback ? [confusion(bins, feedback.table)] : []));
  };
  const keys = bins.length > 1 ? `1–${Math.min(9, bins.length)}` : "1";
  el.append(frame("cards", model.get("prompt"), [
    ...hintOf(model),
    make("p", { class: "ml-small", text: `Drag a card to its place, or use the menu on the card. With the keyboard: the arrow keys go from card to card, ${keys} put a card in its place.` }),
    pile.node, make("div", { class: "ml-bins" }, boxes.map((box) => box.node)),
    said, ...own.ending(check), result, counts, own.line,
  ]));
  own.listen(update);
}

export default { render };
