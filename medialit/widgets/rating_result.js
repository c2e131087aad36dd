// What came out: the counts, two measures on a line each, what they do not say; later both tests, and the reasons.
function countsTable(table, total) {
  const kinds = ["Trustworthy", "Not trustworthy"];
  const cell = (count, right) => make("td", { class: right ? "ml-same" : "ml-other", text: right ? `✓ ${count}` : String(count) });
  return make("table", { class: "ml-counts" }, [
    make("caption", { text: `Your ${total} judgments. ✓ marks those that agree with our reading.` }),
    make("thead", {}, [make("tr", {}, [make("th", { scope: "col", text: "The post was" }), make("th", { scope: "col", text: "I would rely on it" }), make("th", { scope: "col", text: "I would not" })])]),
    make("tbody", {}, table.map((row, kind) => make("tr", {}, [make("th", { scope: "row", text: kinds[kind] }), ...row.map((count, answer) => cell(count, kind === answer))]))),
  ]);
}

// A line with two ends, the own place, and the interval around it; the words beside it say the same.
function measureLine(measure) {
  const at = (node, values) => { for (const [name, value] of Object.entries(values)) node.style[name] = `${value}%`; return node; };
  const track = make("div", { class: "ml-track-line", "aria-hidden": "true" }, [
    at(make("span", { class: "ml-zero-name", text: measure.middle }), { left: measure.zero }),
    at(make("span", { class: "ml-zero" }), { left: measure.zero }),
    at(make("span", { class: "ml-span" }), { left: measure.start, width: measure.stop - measure.start }),
    at(make("span", { class: "ml-here" }), { left: measure.place }),
  ]);
  const ends = make("div", { class: "ml-ends" }, [make("span", { text: `← ${measure.left}` }), make("span", { text: `${measure.right} →` })]);
  return make("div", { class: "ml-measure" }, [
    make("h4", { text: measure.title }), track, ends,
    make("p", {}, [make("strong", { text: `${measure.interval} ` }), document.createTextNode(measure.words)]),
  ]);
}

function changesTable(changes) {
  if (!changes.length) {
    return [make("p", { text: "Your first test (lesson 00) is not in the folder “work”, so there is nothing to compare with. If it is on another computer, restore it from a file there, and run this cell again." })];
  }
  return [make("div", { class: "ml-scroll", tabindex: "0", role: "group", "aria-label": "Before and after" }, [make("table", { class: "ml-fold" }, [
    make("thead", {}, [make("tr", {}, ["Measure", "Before", "After", "Difference"].map((text) => make("th", { scope: "col", text })))]),
    make("tbody", {}, changes.map((row) => make("tr", {}, [
      make("th", { scope: "row", text: row.what }),
      ...[["Before", row.before], ["After", row.after], ["Difference", row.words || "–"]].map(([label, text]) => make("td", { "data-label": label, text })),
    ]))),
  ])])];
}

function reasonsOf(posts, heading) {
  if (!posts.length) return [];
  const item = (post) => make("li", { class: post.agreed ? "ml-agreed" : "ml-missed" }, [
    make("p", { class: "ml-verdict", text: post.headline }),
    make("p", { class: "ml-small", text: `${post.outlet}, ${post.form === "a" ? "from the first test" : "from this test"}` }),
    make("p", { text: `${post.agreed ? "✓ Same" : "→ Different"}: you said “${post.said}”; our reading is: ${post.reading}.` }),
    make("p", { text: post.reason }),
    make("p", {}, [make("strong", { text: "How to find out: " }), document.createTextNode(post.way)]),
  ]);
  return [make("details", { class: "ml-reasons" }, [make("summary", { text: `${heading} (${posts.length})` }), make("ul", {}, posts.map(item))])];
}

function resultOf() {
  const head = make("h3", { tabindex: "-1", text: "What came out" });
  const body = make("div", {});
  const node = make("div", { class: "ml-result", hidden: true }, [head, body]);
  const show = (feedback, total) => {
    const second = feedback.changes !== undefined;
    body.replaceChildren(
      countsTable(feedback.table, total),
      ...feedback.measures.map(measureLine),
      make("details", {}, [make("summary", { text: "The other numbers" }), make("ul", {}, feedback.rest.map((text) => make("li", { text })))]),
      ...(second ? [make("h3", { text: "Before and after" }), ...changesTable(feedback.changes)] : []),
      make("h3", { text: "What these numbers do not say" }),
      make("ul", {}, feedback.cautions.map((text) => make("li", { text }))),
      ...(second
        ? [make("h3", { text: "Each post, with its reason" }), ...reasonsOf(feedback.posts.filter((post) => !post.agreed), "Where you and our reading differ"), ...reasonsOf(feedback.posts.filter((post) => post.agreed), "Where they are the same")]
        : [make("p", { class: "ml-small", text: "Which posts were which, and why, you will see in lesson 07, after the second test." })]),
    );
  };
  return { node, show, focus: () => head.focus() };
}
