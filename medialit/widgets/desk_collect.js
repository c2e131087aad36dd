// Take in files: they are sent in pieces, or named by a path; then every one of them is accounted for.
function countsOf(counts) {
  return make("dl", { class: "ml-desk-counts" }, counts.map(([words, count]) => make("div", {}, [make("dt", { text: words }), make("dd", { text: String(count) })])));
}

function learnersOf(group) {
  const heads = ["Code", ...(group.names ? ["Name"] : []), "Handed in", "This time", "Notes"];
  const rows = group.rows.map((row) => [row.code, ...(group.names ? [row.name] : []), row.handed_in, row.said, sentences(row.notes)]);
  return scrolling(deskTable(`${group.exercise}: ${rows.length} handed in`, heads, rows), `What was handed in for ${group.exercise}`);
}

// A long table scrolls by itself, also by keyboard.
function scrolling(table, label) {
  return make("div", { class: "ml-desk-scroll", tabindex: "0", role: "region", "aria-label": label }, [table]);
}

function problemsOf(group) {
  const more = group.count - group.files.length;
  const lines = group.files.map(({ label, reason, path }) => make("li", { text: `${label}${reason ? `: ${reason}` : ""}${path ? ` (${path})` : ""}` }));
  const list = [make("ul", {}, lines), ...(more ? [make("p", { text: `… and ${more} more` })] : [])];
  const head = `${group.status[0].toUpperCase()}${group.status.slice(1)} (${group.count})`;
  if (!group.todo) return make("details", { class: "ml-desk-files" }, [make("summary", { text: head }), ...list]);
  return make("div", { class: "ml-desk-look" }, [make("h3", { text: head }), ...list, make("p", { class: "ml-verdict", text: `→ ${group.todo}` })]);
}

function render({ model, el }) {
  const ask = patientAsker(model), { node: told, tell } = teller();
  const files = make("input", { type: "file", multiple: true });
  const path = make("input", { type: "text", placeholder: "Downloads/submissions.zip" });
  const names = make("input", { type: "checkbox", id: freshId("names") });
  const press = runButton(ask, "Collect", "Collecting …", tell, async (say) => {
    const chosen = [...files.files];
    const total = chosen.reduce((sum, file) => sum + file.size, 0);
    if (total > model.get("state").largest) return { failed: `These files have ${inBytes(total)} together: too much to send. Put them beside the notebooks, and type where they are.` };
    const failed = await sendFiles(ask, chosen, say);
    return failed ? { failed } : { path: path.value, names: names.checked };
  });
  const draw = ({ result }) => (result.counts ? [
    countsOf(result.counts),
    ...result.files.filter((each) => each.todo).map(problemsOf),
    ...result.groups.map(learnersOf),
    ...result.files.filter((each) => !each.todo).map(problemsOf),
    make("p", { class: "ml-verdict", text: result.groups.length ? "→ Go on with step 3, Grade. You can collect again at any time; what is there stays." : "→ Nothing of this was handed in for one of your assignments." }),
  ] : []);
  deskStep({ model, el }, {
    ask, draw,
    form: [
      field("Choose files: what students sent you, or the zip that Canvas or Moodle gives you. As many as you like.", files),
      field("Or type where they are, on the computer that runs Python: a file, a folder or a zip", path),
      make("div", { class: "ml-option" }, [names, make("label", { for: names.id, text: "Show names, as the learning platform wrote them. Without this you see codes only." })]),
      make("div", { class: "ml-tools" }, [press]), told,
    ],
  });
}

export default { render };
