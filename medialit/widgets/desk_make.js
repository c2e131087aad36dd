// Choose an exercise or bring an article; then the zip for students, or the way to the review page, is there.
const OWN = "own";

function exerciseRow(each, group, onchange) {
  const box = make("input", { type: "radio", name: group, value: each.name, id: freshId("exercise"), onchange });
  const facts = [each.lesson ? `lesson ${each.lesson}` : "", `${each.minutes} min`, each.measure ? "no grade" : `${each.points} points`].filter(Boolean);
  return make("div", { class: "ml-option ml-desk-exercise" }, [box, make("label", { for: box.id }, [
    make("span", { class: "ml-desk-title", text: each.title }),
    make("span", { class: "ml-desk-facts", text: facts.join(" · ") }),
    ...(each.question ? [make("span", { class: "ml-small", text: each.question })] : []),
  ])]);
}

// A link to a notebook beside this one. It works where the page's address is that of this notebook.
function reviewLink(way, text) {
  const isHere = /\.ipynb$/.test(decodeURIComponent(location.pathname));
  return way && isHere ? make("a", { class: "ml-button ml-quiet", href: new URL(way, location.origin + location.pathname).href, target: "_blank", rel: "noopener", text }) : null;
}

function ownArticle(group) {
  const name = make("input", { type: "text", placeholder: "sunday-story", autocomplete: "off" });
  name.addEventListener("change", () => { name.value = name.value.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""); });
  const file = make("input", { type: "file", accept: ".txt,.md,.markdown,.html,.htm" });
  const article = make("input", { type: "text", placeholder: "https://… or sunday.html" });
  const node = make("div", { class: "ml-desk-own" }, [
    make("p", { text: "The tool reads the article and proposes a key. You decide about each finding; nothing is a key until you have said so." }),
    field("A short name for your exercise", name),
    field("A file with the article: text, Markdown or a saved web page", file),
    field("Or its web address, or a file on the computer that runs Python", article),
  ]);
  return { node, name, file, article };
}

function render({ model, el }) {
  const ask = patientAsker(model), { node: told, tell } = teller(), group = freshId("exercises");
  const rows = make("div", { class: "ml-desk-exercises" });
  const own = ownArticle(group);
  const due = make("input", { type: "date" });
  const dueField = field("Due on (shown to students; nothing is refused later)", due);
  const picked = () => rows.querySelector("input:checked")?.value ?? "";
  const press = runButton(ask, "Make it", "Making …", tell, async (say) => {
    if (picked() !== OWN) return { exercise: picked(), due: due.value };
    const failed = await sendFiles(ask, [...own.file.files].slice(0, 1), say);
    return failed ? { failed } : { exercise: OWN, name: own.name.value, article: own.article.value };
  });
  const show = () => {
    const isOwn = picked() === OWN;
    own.node.hidden = !isOwn;
    dueField.hidden = isOwn;
    press.textContent = isOwn ? "Read the article" : "Make it";
  };
  let drawn = "";
  const drawExercises = ({ exercises }) => {
    const now = JSON.stringify(exercises);
    if (now === drawn) return;
    const before = picked();
    drawn = now;
    rows.replaceChildren(...exercises.map((each) => exerciseRow(each, group, show)), make("div", { class: "ml-option ml-desk-exercise" }, [
      make("input", { type: "radio", name: group, value: OWN, id: `${group}-own`, onchange: show }),
      make("label", { for: `${group}-own` }, [make("span", { class: "ml-desk-title", text: "An article of my own" }), make("span", { class: "ml-small", text: "The tool drafts the tasks and a key; you review them." })]),
    ]));
    const again = [...rows.querySelectorAll("input")].find((box) => box.value === before);
    if (again) again.checked = true;
    show();
  };
  const zipButton = (name, label) => fileButton(ask, label, tell, () => ({ name }));
  const before = ({ before: all, result }) => all.filter((each) => each.name !== result.zip).map((each) => make("li", {}, [
    make("span", {}, [make("strong", { text: each.title }), document.createTextNode(`: ${each.said}`)]),
    make("span", { class: "ml-tools" }, [
      ...(each.zip ? [zipButton(each.name, `Download ${each.name}.zip`)] : []),
      reviewLink(each.review, `Review ${each.name}`),
    ].filter(Boolean)),
  ]));
  const draw = (state) => {
    drawExercises(state);
    const { told: lines, zip, review } = state.result, earlier = before(state);
    return [
      ...(lines ? [make("div", { class: "ml-answer ml-right" }, [
        ...toldLines(lines),
        make("div", { class: "ml-tools" }, [zip ? zipButton(zip, "Download the zip for students") : null, reviewLink(review, "Open the review page")].filter(Boolean)),
      ])] : []),
      ...(earlier.length ? [make("h3", { text: "Assigned already" }), make("ul", { class: "ml-desk-before", role: "list" }, earlier)] : []),
    ];
  };
  deskStep({ model, el }, {
    ask, draw, title: "",
    form: [make("fieldset", {}, [make("legend", { text: model.get("heading") }), rows]), own.node, dueField, make("div", { class: "ml-tools" }, [press]), told],
  });
  beginAtTop(el);
}

export default { render };
