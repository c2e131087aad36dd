// The picture of the SourceMap: a strip of the article with a mark for everything said, and a thread from each source
// through its cue word to that mark. Places and lengths come from Python as percentages.
function draw(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

function boxIn(node, origin) {
  const box = node.getBoundingClientRect();
  return { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, middle: box.top - origin.top + box.height / 2, height: box.height };
}

function thread(from, to) {
  const bend = (to.x - from.x) / 2;
  return draw("path", { class: "ml-thread", d: `M ${from.x} ${from.y} C ${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}` });
}

// strip, tags and rows are the places on the page to draw between; chosen holds the names of lines to bring out.
function drawPicture(svg, map, lines, { strip, cueOf, rowsOf, withThreads }, chosen) {
  const origin = map.getBoundingClientRect();
  svg.setAttribute("viewBox", `0 0 ${origin.width} ${origin.height}`);
  const bar = boxIn(strip, origin);
  const parts = [draw("rect", { class: "ml-paper-strip", x: bar.left, y: bar.top, width: 26, height: bar.height, rx: 4 })];
  const front = [];
  let labelled = null; // two marks of one paragraph share a label
  for (const line of lines) {
    const isOn = chosen.has(line.name);
    const y = bar.top + (bar.height * line.at) / 100;
    const height = Math.max(4, (bar.height * line.length) / 100);
    const state = isOn ? " ml-on" : chosen.size ? " ml-off" : "";
    const mine = [draw("rect", { class: `ml-tick ml-tick-${line.group}${state}`, x: bar.left + (isOn ? -3 : 4), y, width: isOn ? 32 : 18, height, rx: 2 })];
    if (isOn && labelled !== line.paragraph) {
      labelled = line.paragraph;
      const label = draw("text", { class: "ml-tick-label", x: bar.left + 36, y: y + height / 2 + 4 });
      label.textContent = `¶ ${line.paragraph}`;
      mine.push(label);
    }
    const cue = cueOf(line);
    if (withThreads && cue) {
      const tag = boxIn(cue, origin);
      const paths = rowsOf(line).map((row) => { const box = boxIn(row, origin); return thread({ x: box.right, y: box.middle }, { x: tag.left, y: tag.middle }); });
      paths.push(thread({ x: tag.right, y: tag.middle }, { x: bar.left, y: y + height / 2 }));
      if (state) paths.forEach((path) => path.classList.add(state.trim()));
      mine.unshift(...paths);
    }
    (isOn ? front : parts).push(...mine);
  }
  svg.replaceChildren(...parts, ...front);
}
