// Who speaks: sources as buttons with bars, cue words by stance, a strip of the article; the same as a table.
const FIRST_SOURCES = 10;
const GROUPS = { named: "Named", unnamed: "Without a name", nobody: "Nobody named" };

function sourceButton(source, choose) {
  const bar = make("span", { class: `ml-bar${source.group === "named" ? "" : " ml-unnamed"}` });
  bar.style.width = `${source.width}%`;
  const node = button("", () => choose(source), { class: `ml-quiet ml-source-pick ml-group-${source.group}`, "aria-pressed": "false" });
  node.append(
    make("span", { class: "ml-source-name", text: source.text }),
    make("span", { class: "ml-track", "aria-hidden": "true" }, [bar]),
    make("span", { class: "ml-source-words", text: `${source.words} · ${source.times}` }),
  );
  return node;
}

function stanceCard(stance, tags) {
  const cues = stance.cues.map(([cue, times]) => {
    const tag = make("span", { class: "ml-cue-tag", text: times === "×1" ? cue : `${cue} ${times}` });
    tags.set(`${stance.stance}|${cue}`, tag);
    return make("li", {}, [tag]);
  });
  return make("section", { class: `ml-stance${cues.length ? "" : " ml-none"}` }, [
    make("p", { class: "ml-stance-name" }, [make("b", { text: `${stance.sign} ${stance.stance}` }), make("span", { class: "ml-small", text: ` ${stance.says}` })]),
    cues.length ? make("ul", { class: "ml-cue-list" }, cues) : make("p", { class: "ml-small", text: "none here" }),
  ]);
}

// Everything that one source says, in the order of the article.
function linesOf(source, lines, signs) {
  return make("ol", { class: "ml-said-lines" }, lines.filter((line) => source.lines.includes(line.name)).map((line) => make("li", {}, [
    make("blockquote", { class: "ml-quote", text: line.text }),
    make("p", { class: "ml-small", text: `Paragraph ${line.paragraph} · ${line.kind} · cue: ${line.cue} · ${signs.get(line.stance)} ${line.stance}` }),
  ])));
}

function sourceTable(sources) {
  const heads = ["Source", "Who it is", "Quoted words", "Times", "First", "Last", "Cue words"];
  const keys = ["about", "words", "times", "first", "last", "cues"];
  return make("details", { open: true }, [make("summary", { text: "The same as a table" }), make("table", { class: "ml-fold", role: "table", "aria-label": "Who speaks" }, [
    make("thead", { role: "rowgroup" }, [make("tr", { role: "row" }, heads.map((text) => make("th", { scope: "col", role: "columnheader", text })))]),
    make("tbody", { role: "rowgroup" }, sources.map((source) => make("tr", { role: "row" }, [
      make("th", { scope: "row", role: "rowheader", text: source.text }),
      ...keys.map((key, index) => make("td", { role: "cell", "data-label": heads[index + 1], text: source[key] })),
    ]))),
  ])]);
}

function render({ model, el }) {
  const { line, save } = keeper(model);
  const lines = model.get("lines"), sources = model.get("sources"), stances = model.get("stances");
  const signs = new Map(stances.map((stance) => [stance.stance, stance.sign]));
  const tags = new Map();
  const status = make("p", { class: "ml-verdict", role: "status", text: lines.length ? "Choose a source: the picture shows where it speaks, and its words stand here." : model.get("order") });
  const details = make("div");
  const panel = make("div", { class: "ml-lines", role: "group", "aria-label": "What the source says" }, [status, details]);
  let chosen = null;

  const rows = sources.map((source) => {
    const node = sourceButton(source, (picked) => choose(picked === chosen ? null : picked));
    return { source, node, item: make("li", {}, [node]) };
  });
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const mine = rows.filter(({ source }) => source.group === group);
    return mine.length ? make("section", { class: `ml-source-group ml-is-${group}` }, [make("p", { class: "ml-group-name", text: title }), make("ul", { class: "ml-source-list" }, mine.map(({ item }) => item))]) : null;
  }).filter(Boolean);
  const rest = rows.slice(FIRST_SOURCES).filter(({ source }) => source.group !== "nobody");
  rest.forEach(({ item }) => { item.hidden = true; });
  const all = button("Show all sources", () => { rest.forEach(({ item }) => { item.hidden = false; }); all.hidden = true; rest[0].node.focus(); redraw(); }, { class: "ml-quiet" });
  all.hidden = rest.length === 0;

  const strip = make("div", { class: "ml-strip" });
  const svg = draw("svg", { class: "ml-threads", role: "img", "aria-label": `A strip of the article from top to bottom with a mark for everything said. ${model.get("order")} The table below has the same.` });
  const map = make("div", { class: "ml-map" }, [
    make("div", { class: "ml-map-sources" }, [make("h3", { text: "Who" }), ...groups, all]),
    make("div", { class: "ml-map-cues" }, [make("h3", { text: "Through which word" }), ...stances.map((stance) => stanceCard(stance, tags))]),
    make("div", { class: "ml-map-strip" }, [make("h3", { text: "Where" }), make("p", { class: "ml-small", text: "top" }), strip, make("p", { class: "ml-small", text: "end" })]),
    svg,
  ]);
  const isNarrow = () => getComputedStyle(map).gridTemplateColumns.split(" ").length < 3;
  const redraw = () => drawPicture(svg, map, lines, {
    strip,
    withThreads: !isNarrow(),
    cueOf: (each) => tags.get(`${each.stance}|${each.cue}`),
    rowsOf: (each) => rows.filter(({ source, item }) => !item.hidden && source.lines.includes(each.name)).map(({ node }) => node),
  }, new Set(chosen ? chosen.lines : []));
  const choose = (source) => {
    chosen = source;
    rows.forEach((row) => row.node.setAttribute("aria-pressed", String(row.source === source)));
    const mine = source ? lines.filter((each) => source.lines.includes(each.name)) : [];
    tags.forEach((tag, key) => tag.classList.toggle("ml-on", mine.some((each) => `${each.stance}|${each.cue}` === key)));
    status.textContent = source ? `${source.text}: ${source.words}, ${source.times}, ${source.extent}.` : "Choose a source.";
    details.replaceChildren(...(source ? [make("p", { class: "ml-small", text: source.about }), linesOf(source, lines, signs)] : []));
    // right below the button where the place below the picture would be out of sight
    if (source && (isNarrow() || map.offsetHeight > window.innerHeight)) rows.find((row) => row.source === source).item.append(panel);
    else map.after(panel);
    redraw();
  };
  const watcher = new ResizeObserver(redraw);
  watcher.observe(map);
  el.append(frame("sourcemap", model.get("about"), [
    ...(lines.length ? [map] : []), panel,
    make("p", { text: lines.length ? model.get("order") : "" }),
    ...(sources.length ? [sourceTable(sources)] : []),
    make("p", { class: "ml-small", text: `In the strip: a filled mark is a named source, a dashed one a source without a name, a dotted one nobody named. ${model.get("known_error")}` }),
    noteField(model, save), line,
  ]));
  return () => watcher.disconnect();
}

export default { render };
