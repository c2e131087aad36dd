// A small browser without a network: tabs, an address line, a search, pages; beside it notes. Each move is logged.
const MOST_TABS = 6;
const PICTURE = 60000; // milliseconds: a picture is asked for while the cells below still run, and Python answers after them

// Milliseconds for which the node has been in view, in a window that is shown.
function clockOf(node) {
  let spent = 0, since = null, inView = false;
  const run = () => {
    const now = performance.now(), runs = inView && !document.hidden;
    if (since !== null) spent += now - since;
    since = runs ? now : null;
  };
  const watcher = new IntersectionObserver((entries) => { inView = entries.at(-1).isIntersecting; run(); });
  watcher.observe(node);
  document.addEventListener("visibilitychange", run);
  return {
    now: () => { run(); return Math.round(spent); },
    stop: () => { watcher.disconnect(); document.removeEventListener("visibilitychange", run); },
  };
}

// The log: the first move also says with which page it all began; again() begins a new one.
function logOf(desk, clock, start) {
  let visit, begin, begun;
  const log = (move) => {
    const at = clock.now() - begin;
    if (!begun) desk.saveMove({ do: "start", visit, at: 0, page: start });
    begun = true;
    desk.saveMove({ ...move, visit, at });
  };
  log.again = () => { visit = randomId(); begin = begun === undefined ? 0 : clock.now(); begun = false; };
  log.again();
  return log;
}

// The tabs: each has a history of places; the last one is what it shows.
function tabsOf(first) {
  const all = [{ key: "tab-0", history: [first] }];
  const tabs = { all, current: all[0], made: 1 };
  tabs.place = () => tabs.current.history.at(-1);
  tabs.open = (place) => {
    tabs.current = { key: `tab-${tabs.made}`, history: [place] };
    tabs.made += 1;
    all.push(tabs.current);
  };
  tabs.close = (tab) => {
    const at = all.indexOf(tab);
    all.splice(at, 1);
    if (tab === tabs.current) tabs.current = all[Math.max(0, at - 1)];
  };
  return tabs;
}

const placeOf = (more) => ({ top: 0, seen: 0, focus: null, ...more });
const nameOf = (place) => (place.page ? { page: place.page } : place.data ? { query: place.data.query } : {});

function browserPane(model, web, said) {
  const first = () => tabsOf(placeOf({ page: model.get("start") }));
  let tabs = first();
  const strip = make("ul", { class: "ml-tabs", "aria-label": "Tabs" });
  const address = make("p", { class: "ml-address-line", "aria-label": "Address", role: "group" });
  const archive = make("div", { class: "ml-tools ml-archive" });
  const pane = make("div", { class: "ml-pane", role: "group", "aria-label": "Page", tabindex: "0" });
  const field = make("input", { type: "search", "aria-label": "Search this web", placeholder: "Search this web", autocomplete: "off", maxlength: 200, "data-key": "search" });
  const back = button("← Back", () => goBack(), { class: "ml-quiet", "data-key": "back" });

  web.here = () => tabs.place().page ?? "";
  web.measure = () => {
    const place = tabs.place();
    if (pane.clientHeight > 0) place.seen = Math.max(place.seen, Math.min(1, (pane.scrollTop + pane.clientHeight) / pane.scrollHeight));
  };
  pane.addEventListener("scroll", web.measure, { passive: true });

  const leave = (key) => {
    web.measure();
    const place = tabs.place(), share = Math.round(place.seen * 100) / 100;
    place.top = pane.scrollTop;
    place.focus = key ?? null;
    if (place.page) web.log({ do: "left", page: place.page, share });
    else if (place.data) web.log({ do: "skim", query: place.data.query, share });
  };
  const titleOf = (place) => (place.page ? web.pages.get(place.page).title : place.data ? `Results: ${place.data.query}` : "Empty tab");
  const drawTabs = () => {
    const rows = tabs.all.map((tab) => {
      const title = titleOf(tab.history.at(-1)), isOpen = tab === tabs.current;
      return make("li", { class: isOpen ? "ml-open" : "" }, [
        button(title, () => switchTo(tab), { class: "ml-quiet ml-tab", title, "data-key": tab.key, ...(isOpen ? { "aria-current": "true" } : {}) }),
        ...(tabs.all.length > 1 ? [button("✕", () => close(tab), { class: "ml-quiet ml-close", "aria-label": `Close tab: ${title}`, "data-key": `close-${tab.key}` })] : []),
      ]);
    });
    const more = make("li", {}, [button("+ New tab", () => emptyTab(), { class: "ml-quiet ml-tab-more", "data-key": "new-tab" })]);
    refill(strip, [...rows, more]);
  };
  const drawBar = () => {
    const place = tabs.place(), page = web.pages.get(place.page);
    address.replaceChildren(page ? drawAddress(page.address) : make("span", { text: place.data ? "results of a search" : "" }));
    back.setAttribute("aria-disabled", String(tabs.current.history.length < 2));
    archive.replaceChildren(...(page?.copies ?? []).map((copy) => button(`Archive: this page as it was on ${copy.date}`,
      () => web.go({ do: "archive", page: copy.page }, false, "archive"), { class: "ml-quiet", "data-key": "archive" })));
  };
  // Show the place of the current tab; the focus goes to its heading, or back to where it was.
  const show = ({ focus = "heading" } = {}) => {
    const place = tabs.place();
    let keys = 0;
    web.nextKey = (stem) => { keys += 1; return `${stem}-${keys}`; };
    if (place.page && !web.opened.includes(place.page)) web.opened.push(place.page);
    pane.replaceChildren(place.page ? drawPage(web.pages.get(place.page), web) : place.data ? drawResults(place.data, web) : drawEmpty());
    drawTabs();
    drawBar();
    pane.scrollTop = place.top;
    web.measure();
    if (focus === "none") return;
    const origin = focus === "origin" && place.focus ? [...pane.querySelectorAll("[data-key]")].find((node) => node.dataset.key === place.focus) : null;
    const heading = pane.querySelector("h3, h4, h5") ?? pane.querySelector(".ml-masthead");
    if (!origin) heading?.setAttribute("tabindex", "-1");
    (origin ?? heading ?? pane).focus({ preventScroll: true });
  };

  const isFull = () => {
    const full = tabs.all.length >= MOST_TABS;
    if (full) said.say(`${MOST_TABS} tabs are open. Close one first.`);
    return full;
  };
  web.go = (move, inNewTab, key) => {
    if (inNewTab && isFull()) return;
    leave(key);
    const place = placeOf({ page: move.page });
    if (inNewTab) tabs.open(place);
    else tabs.current.history.push(place);
    web.log(inNewTab ? { ...move, new_tab: true } : move);
    said.say("");
    show();
  };
  web.lookUp = (picture, key) => {
    const page = web.lookUps[picture];
    if (page) { web.go({ do: "picture", picture, page }, false, key); return; }
    web.log({ do: "picture", picture });
    said.say("No earlier use of this picture was found.");
  };
  web.search = async (query) => {
    said.say("Searching …");
    const reply = await web.ask({ do: "search", query });
    if (!reply?.results) { said.say(reply?.error ?? "Python does not answer, so there are no results. Run the cells of this page again, then search once more."); return; }
    leave("search");
    field.value = reply.results.query;
    tabs.current.history.push(placeOf({ data: reply.results }));
    web.log({ do: "search", query: reply.results.query, found: reply.results.found.length });
    said.say(reply.results.message);
    show();
  };
  const goBack = () => {
    if (tabs.current.history.length < 2) { said.say("There is no earlier page in this tab."); return; }
    leave(null);
    tabs.current.history.pop();
    web.log({ do: "back", ...nameOf(tabs.place()) });
    said.say("");
    show({ focus: "origin" });
  };
  const switchTo = (tab) => {
    if (tab === tabs.current) return;
    leave(null);
    tabs.current = tab;
    web.log({ do: "tab", ...nameOf(tabs.place()) });
    show({ focus: "none" });
  };
  const close = (tab) => {
    if (tab === tabs.current) {
      leave(null);
      tabs.close(tab);
      web.log({ do: "tab", ...nameOf(tabs.place()) });
      show({ focus: "none" });
    } else { tabs.close(tab); drawTabs(); }
    [...strip.querySelectorAll("[data-key]")].find((node) => node.dataset.key === tabs.current.key)?.focus();
  };
  const emptyTab = () => {
    if (isFull()) return;
    leave(null);
    tabs.open(placeOf({}));
    web.log({ do: "tab" });
    show({ focus: "none" });
    field.value = "";
    field.focus();
  };

  web.again = () => {
    tabs = first();
    web.opened.length = 0;
    web.log.again();
    field.value = "";
    show({ focus: "none" });
  };

  const form = make("form", { class: "ml-search" }, [field, make("button", { type: "submit", text: "Search" })]);
  form.addEventListener("submit", (event) => { event.preventDefault(); web.search(field.value); });
  // JupyterLab keeps Enter from submitting a form
  ownKeys(field, (event) => { if (event.key !== "Enter" || event.isComposing) return false; web.search(field.value); return true; });
  show({ focus: "none" });
  return make("div", { class: "ml-browser" }, [
    make("div", { class: "ml-tab-row", role: "group", "aria-label": "Open tabs" }, [strip]),
    make("div", { class: "ml-toolbar" }, [back, address, form]), archive, said.line, pane]);
}

function render({ model, el }) {
  const desk = deskOf(model), ask = asker(model), said = teller();
  const root = frame("openweb", model.get("prompt"), []);
  const clock = clockOf(root);
  const pictures = new Map();
  const opened = [];
  const web = {
    ask, opened, pages: new Map(model.get("pages").map((page) => [page.name, page])), lookUps: model.get("look_ups"),
    log: logOf(desk, clock, model.get("start")),
    wasOpened: (name) => opened.includes(name),
    picture: (name) => {
      if (!pictures.has(name)) pictures.set(name, ask({ do: "picture", name }, PICTURE).then((reply) => { if (!reply?.address) pictures.delete(name); return reply; }));
      return pictures.get(name);
    },
  };
  const review = make("div", { class: "ml-review", role: "group", "aria-label": "Your path" });
  const sealed = Boolean(model.get("sealed"));
  let wantsReview = false;
  const update = () => {
    const state = model.get("state");
    review.hidden = !state.path;
    keepFocus(() => refill(review, state.path ? drawReview(state, desk, sealed) : []));
    if (state.path && wantsReview) { wantsReview = false; review.querySelector("h3").focus(); }
  };
  const done = button(sealed ? "I am done with this one" : "I am done", () => {
    wantsReview = true;
    desk.answer.done = true;
    web.log({ do: "done" });
    desk.save();
  });
  const log = make("div", { class: "ml-log", hidden: true });
  const showLog = button("My log", async () => {
    log.hidden = !log.hidden;
    showLog.setAttribute("aria-expanded", String(!log.hidden));
    if (log.hidden) return;
    const reply = await ask({ do: "log" });
    log.replaceChildren(make("h3", { text: "My log" }), make("p", { class: "ml-small", text: "It is yours. It is kept with your answers, and is part of “Download my work”." }),
      !reply?.path ? make("p", { text: "Python does not answer. Run the cells of this page again." })
        : reply.path.length ? make("ol", {}, reply.path.map((step) => make("li", { text: `${step.time} ${step.words} ${step.stay}` })))
          : make("p", { text: "No moves yet." }));
  }, { class: "ml-quiet", "aria-expanded": "false" });
  model.on("change:state", update);
  model.on("msg:custom", (message) => { if (message?.again) web.again(); });
  desk.listen(update);
  root.append(
    ...hintOf(model), make("div", { class: "ml-openweb-grid" }, [browserPane(model, web, said), notesPane(desk, web, model.get("note"))]),
    make("div", { class: "ml-tools" }, [done, showLog]), log, review, desk.line);
  el.append(root);
  web.measure();
  update();
  return clock.stop;
}

export default { render };
