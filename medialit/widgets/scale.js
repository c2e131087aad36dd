// Numbers as bars on one scale; the words beside them say the same.
function withUnit(value, unit) { return `${Math.round(value)} ${unit}`.trim(); }

function drawScale(model, rows) {
  const low = model.get("low"), high = model.get("high");
  const share = (value) => `${Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100))}%`;
  return rows.map(([name, value], index) => {
    const bar = make("span", { class: `ml-scale-bar${index ? " ml-second" : ""}` });
    bar.style.width = share(value);
    return make("div", { class: "ml-scale-row", "aria-hidden": "true" }, [make("span", { text: name }), make("span", { class: "ml-scale-track" }, [bar]), make("span", { text: withUnit(value, model.get("unit")) })]);
  });
}
