// Accounts side by side. Python sends the texts cut into segments and every row of every view; nothing is counted here.
const VIEWS = ["Read side by side", "Facts", "Who speaks", "Words", "Headlines"];
const STEPS = { same: ["=", "Same"], here: ["+", "Only in"], there: ["−", "Only in"] };
const FIRST_ROWS = 20;

function versionOf(version, letter, goTo) {
  const steps = version.runs.map(([kind, text]) => {
    const [sign, word] = STEPS[kind];
    const where = { same: "", here: ` ${letter}`, there: ` ${version.letter}` }[kind];
    return make("li", { class: `ml-step ml-step-${kind}` }, [make("b", { text: `${sign} ${word}${where}: ` }), document.createTextNode(text)]);
  });
  return make("section", { class: "ml-version" }, [
    make("h4", { text: `${letter} and ${version.letter} – ${version.trace}` }),
    make("ul", { class: "ml-steps" }, steps),
    button(`Go to it in ${version.letter}`, () => goTo(version.name), { class: "ml-quiet" }),
  ]);
}

// Read side by side: the panes, which of them are shown, and what is said of a chosen quotation.
function readView(model) {
  const accounts = model.get("accounts"), quotations = model.get("quotations");
  const status = make("p", { class: "ml-verdict", role: "status", text: "Choose a marked quotation: the others turn to theirs." });
  const details = make("div");
  const panel = make("div", { class: "ml-versions", role: "group", "aria-label": "The quotation in the accounts" }, [status, details]);
  const pick = (name) => {
    const entry = quotations[name], letter = accounts[entry.account].letter;
    const names = [name, ...entry.versions.map((version) => version.name)];
    panes.forEach((pane) => pane.mark(names));
    entry.versions.forEach((version) => panes[quotations[version.name].account].show(version.name));
    status.textContent = entry.says;
    details.replaceChildren(
      make("p", { class: "ml-small", text: `${letter} · said by: ${entry.by}` }),
      make("blockquote", { class: "ml-quote", text: entry.text }),
      ...(entry.versions.length ? entry.versions.map((version) => versionOf(version, letter, goTo))
        : [make("p", { text: "Is it left out there, or told without quotation marks? Read on to see." })]),
    );
    const isNarrow = getComputedStyle(grid).gridTemplateColumns.split(" ").length === 1;
    (isNarrow ? panes[entry.account].pane : grid).after(panel);
  };
  const goTo = (name) => {
    const { account } = quotations[name];
    boxes[account].checked = true;
    refresh();
    const span = panes[account].show(name);
    span.focus({ preventScroll: true });
    panes[account].pane.scrollIntoView({ block: "nearest" });
  };
  const panes = accounts.map((account) => paneOf(account, quotations, pick));
  const grid = make("div", { class: "ml-panes" }, panes.map((pane) => pane.pane));
  const boxes = accounts.map((account) => make("input", { type: "checkbox", id: freshId("show"), onchange: () => refresh() }));
  boxes.forEach((box) => { box.checked = true; });
  const refresh = () => {
    panes.forEach((pane, index) => { pane.pane.hidden = !boxes[index].checked; });
    grid.dataset.many = String(boxes.filter((box) => box.checked).length);
  };
  refresh();
  const shown = make("fieldset", { class: "ml-shown" }, [make("legend", { text: "Show" }), ...boxes.map((box, index) => make("span", { class: "ml-show" }, [box, make("label", { for: box.id, text: accounts[index].letter })]))]);
  shown.hidden = accounts.length < 3;
  const legend = make("p", { class: "ml-small" }, [
    make("span", { class: "ml-mark ml-quotation", text: "1" }), document.createTextNode(" A number: other accounts quote this, too.  "),
    make("span", { class: "ml-mark ml-quotation ml-alone", text: "◇" }), document.createTextNode(" A dashed line: only here. Arrow keys move from quotation to quotation."),
  ]);
  const find = (name) => {
    boxes.forEach((box, index) => { if (panes[index].has(name)) box.checked = true; });
    refresh();
    panes.forEach((pane) => { pane.mark([name]); pane.show(name); });
    status.textContent = "Marked in every account that has it. Where nothing is marked, it is missing, or told in other words.";
    details.replaceChildren();
  };
  return { node: make("div", {}, [shown, legend, grid, panel]), panes, find };
}

// A button that opens the places of a fact or a word; build() makes them once.
function opener(text, place, build, options = {}) {
  let built = false;
  const node = button(text, () => {
    const open = node.getAttribute("aria-expanded") !== "true";
    if (open && !built) { build(); built = true; }
    node.setAttribute("aria-expanded", String(open));
    place.hidden = !open;
  }, { class: "ml-quiet ml-opener", "aria-expanded": "false", ...options });
  return node;
}

function headRow(texts) { return make("thead", { role: "rowgroup" }, [make("tr", { role: "row" }, texts.map((text) => make("th", { scope: "col", role: "columnheader", text })))]); }

function table(label, head, body) { return make("table", { class: "ml-fold ml-compared", role: "table", "aria-label": label }, [headRow(head), body]); }

// On a narrow page a table may be wider than the frame: then it scrolls, by keyboard, too.
function wide(label, head, body) { return make("div", { class: "ml-wide", tabindex: "0", role: "group", "aria-label": label }, [table(label, head, body)]); }

function cell(label, children, options = {}) { return make("td", { role: "cell", "data-label": label, ...options }, children); }

function whole(find, name) { return button("Show in the texts", () => find(name), { class: "ml-quiet" }); }

function factRows(fact, accounts, panes, find) {
  const places = make("tr", { class: "ml-places", role: "row", hidden: true });
  const open = opener("", places, () => places.append(
    make("td", { role: "cell" }, [whole(find, fact.name)]),
    ...panes.map((pane) => cell(pane.account.letter, pane.has(fact.name) ? pane.excerpts(fact.name) : [make("span", { class: "ml-small", text: "– not there" })])),
    make("td", { role: "cell" }),
  ));
  const cells = fact.cells.map((place, index) => cell(accounts[index].letter, place
    ? [make("span", { class: "ml-way", "aria-hidden": "true" }, [point(place.at)]), document.createTextNode(`¶ ${place.paragraph}, ${place.words}`)]
    : [make("span", { class: "ml-lacking", text: "– missing" })]));
  open.append(make("span", {}, [document.createTextNode(`${fact.text} `), make("span", { class: "ml-kind", text: fact.kind })]));
  return [make("tr", { role: "row" }, [make("th", { scope: "row", role: "rowheader" }, [open]), ...cells, cell("In words", [make("b", { text: fact.where })])]), places];
}

function point(at) {
  const node = make("span", { class: "ml-point" });
  node.style.left = `${at}%`;
  return node;
}

function factsView(model, panes, find) {
  const accounts = model.get("accounts"), facts = model.get("facts"), orders = model.get("orders");
  const body = make("tbody", { role: "rowgroup" });
  const made = new Map();
  const rowsOf = (index) => { if (!made.has(index)) made.set(index, factRows(facts[index], accounts, panes, find)); return made.get(index); };
  const choose = (label, texts) => {
    const id = freshId("order");
    const select = make("select", { id, onchange: () => { all = false; refresh(); } }, texts.map(([value, text]) => make("option", { value, text })));
    return { select, row: make("div", { class: "ml-field" }, [make("label", { for: id, text: label }), select]) };
  };
  const order = choose("Order", orders.map(([title], index) => [index, title]));
  const kind = choose("Kind", [["", "numbers, dates and names"], ["number", "numbers"], ["date", "dates"], ["name", "names"]]);
  let all = false;
  const refresh = () => {
    const list = orders[Number(order.select.value)][1].filter((index) => !kind.select.value || facts[index].kind === kind.select.value);
    body.replaceChildren(...(all ? list : list.slice(0, FIRST_ROWS)).flatMap(rowsOf));
    more.hidden = all || list.length <= FIRST_ROWS;
    none.hidden = list.length > 0;
    return list;
  };
  const none = make("p", { text: "None found." });
  const more = button("Show all", () => { all = true; const list = refresh(); rowsOf(list[FIRST_ROWS])[0].querySelector("button").focus(); }, { class: "ml-quiet" });
  refresh();
  return make("div", {}, [
    make("p", { text: "Numbers, dates and names, and where each account has them first. Choose one to read the place." }),
    make("div", { class: "ml-orders" }, [order.row, kind.row]),
    wide("Facts and where they stand", ["Fact", ...accounts.map((account) => account.letter), "In words"], body), none, more,
    make("p", { class: "ml-small", text: "Often wrong: a fact told in other words counts as missing (“U.S.” and “the United States”, “a dozen” and “12”), and a phrase such as “one thing” counts as a number. So look into the text before you say that something is missing." }),
  ]);
}

function voicesView(model) {
  const accounts = model.get("accounts"), voices = model.get("voices");
  const rowOf = (voice) => make("tr", { role: "row" }, [
    make("th", { scope: "row", role: "rowheader", text: voice.text }),
    ...voice.cells.map((place, index) => cell(accounts[index].letter, place ? [track(place.width, "ml-bar"), document.createTextNode(`${place.words} · ${place.share}`), make("br"), make("span", { class: "ml-small", text: place.cues })] : [make("span", { class: "ml-lacking", text: "– missing" })])),
    cell("In words", [make("b", { text: voice.where })]),
  ]);
  const head = ["Source", ...accounts.map((account) => account.letter), "In words"];
  const part = (label, rows) => wide(label, head, make("tbody", { role: "rowgroup" }, rows));
  const quoted = voices.filter((voice) => voice.quoted), reported = voices.filter((voice) => !voice.quoted);
  return make("div", {}, [
    make("p", { text: "Words in quotation marks: how many each source gets, what share of that account’s quoted words this is, and with which cue words." }),
    quoted.length ? part("Quoted words of each source", quoted.map(rowOf)) : make("p", { text: "Nobody is quoted in quotation marks." }),
    ...(reported.length ? [make("details", {}, [make("summary", { text: "Reported without quotation marks" }), part("Sources reported without quotation marks", reported.map(rowOf))])] : []),
    make("p", { class: "ml-small", text: "Often wrong: “he” or “they” may be left unresolved, a thing may be taken for a speaker, and one person under two names counts as two." }),
  ]);
}

function track(width, kind) {
  const bar = make("span", { class: kind });
  bar.style.width = `${width}%`;
  return make("span", { class: "ml-track", "aria-hidden": "true" }, [bar]);
}

function wordItem(word, extra, panes, find) {
  const places = make("div", { class: "ml-word-places", hidden: true });
  const open = opener(word.text, places, () => places.append(
    ...panes.filter((pane) => pane.has(word.name)).flatMap((pane) => [make("p", { class: "ml-pane-name" }, [badge(pane.account), document.createTextNode(` ${pane.account.name}`)]), ...pane.excerpts(word.name)]),
    whole(find, word.name),
  ));
  return make("li", { class: "ml-word" }, [make("div", { class: "ml-word-line" }, [open, ...extra]), places]);
}

function wordsView(model, panes, find) {
  const accounts = model.get("accounts");
  const cards = (list, none) => make("div", { class: "ml-cards" }, accounts.map((account, index) => make("section", { class: "ml-card" }, [
    make("p", { class: "ml-pane-name" }, [badge(account), document.createTextNode(` ${account.name}`)]),
    list[index].length ? make("ul", { class: "ml-word-list" }, list[index]) : make("p", { class: "ml-small", text: none }),
  ])));
  const words = model.get("words");
  const key = words.map(({ key: list }) => list.map((word) => wordItem(word, [
    make("span", { class: "ml-pair", "aria-hidden": "true" }, [track(word.here, "ml-bar"), track(word.elsewhere, "ml-bar ml-elsewhere")]),
    make("span", { class: "ml-small", text: `${word.counts}${word.stands_out ? " · ✓ more than chance" : ""}` }),
  ], panes, find)));
  const loaded = words.map(({ loaded: list }) => list.map((word) => wordItem(word, [make("span", { class: "ml-small", text: word.where })], panes, find)));
  return make("div", {}, [
    make("h3", { text: "Words that one account uses more" }),
    make("p", { text: "Keyness asks: is this word more frequent here than in the other accounts together? The upper bar is here, the lower one elsewhere, both for the same number of words. Where no ✓ stands, it may be chance, as it mostly is in short texts: a place to look, not a finding." }),
    cards(key, "No word stands out."),
    make("h3", { text: "Loaded words" }),
    make("p", { text: "Words that judge, in the headline or in the reporter’s own voice; those inside quotation marks are not listed." }),
    cards(loaded, "None found."),
    make("p", { class: "ml-small", text: "Often wrong: a list of words cannot read. “Lie” may be in “the answers lie in the data”. Choose the word to see how it is used." }),
  ]);
}

function headlinesView(model) {
  const accounts = model.get("accounts");
  return make("div", {}, [
    make("p", { text: "Who acts in each headline? Who is not in it? Which word would the others not use?" }),
    make("ul", { class: "ml-heads" }, model.get("headlines").map((headline, index) => make("li", { class: "ml-head" }, [
      make("p", { class: "ml-pane-name" }, [badge(accounts[index]), document.createTextNode(` ${accounts[index].name}`)]),
      make("p", { class: "ml-big", text: headline.text }),
      ...(headline.seen.length ? [make("ul", {}, headline.seen.map((found) => make("li", {}, [make("b", { text: `${found.title}: “${found.quote}”. ` }), document.createTextNode(found.message)])))]
        : [make("p", { class: "ml-small", text: "The rules for wording find nothing here. Do you?" })]),
    ]))),
  ]);
}

function render({ model, el }) {
  const { line, save } = keeper(model);
  const reading = readView(model);
  const find = (name) => { boxes[0].checked = true; turn(0); boxes[0].focus(); reading.find(name); };
  const makers = [() => reading.node, () => factsView(model, reading.panes, find), () => voicesView(model), () => wordsView(model, reading.panes, find), () => headlinesView(model)];
  const places = VIEWS.map(() => make("div", { class: "ml-view", hidden: true }));
  const turn = (chosen) => {
    if (!places[chosen].firstChild) places[chosen].append(makers[chosen]());
    places.forEach((place, index) => { place.hidden = index !== chosen; });
  };
  const group = freshId("view");
  const boxes = VIEWS.map((text, index) => make("input", { type: "radio", name: group, id: `${group}-${index}`, onchange: () => turn(index) }));
  const views = make("fieldset", { class: "ml-views" }, [make("legend", { text: "View" }), ...boxes.map((box, index) => make("label", { class: "ml-view-pick", for: box.id }, [box, make("span", { text: VIEWS[index] })]))]);
  boxes[0].checked = true;
  turn(0);
  const key = make("ul", { class: "ml-key", id: freshId("key") }, model.get("accounts").map((account) => make("li", {}, [badge(account), document.createTextNode(` ${account.name}`)])));
  const root = frame("compare", "Accounts of one event, side by side", [key, views, ...places, noteField(model, save), line]);
  root.setAttribute("aria-labelledby", `${root.getAttribute("aria-labelledby")} ${key.id}`);
  el.append(root);
}

export default { render };
