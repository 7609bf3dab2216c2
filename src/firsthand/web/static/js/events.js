// Keeps the list, the time line and the map of the events in step. All of it works without, by links and a form.
import { announce } from "./app.js";
import { EventMap } from "./event_map.js";

const form = document.getElementById("filter-form");
const panel = document.getElementById("filters");
const results = () => document.getElementById("results");
const narrow = window.matchMedia("(max-width: 48rem)");

if (narrow.matches) panel.open = false;
narrow.addEventListener("change", () => { panel.open = !narrow.matches; });

/** Put values into the form and ask again; an empty value takes a condition out. */
function ask(values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = form.querySelectorAll(`[name="${name}"]`);
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value !== "" && field.value === value;
      else { field.disabled = false; field.value = value; }
    }
  }
  form.dispatchEvent(new CustomEvent("refresh", { bubbles: true }));
}

// Addresses without empty fields; kilometres only where there is a place.
document.body.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt !== form) return;
  const kept = event.detail.parameters;
  for (const name of Object.keys(kept)) if (kept[name] === "") delete kept[name];
  if (!("place" in kept)) delete kept.km;
  else delete kept.near;
});

// Links that take a condition out: the form changes with them, so that it says what holds.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-clear], a[data-actor]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.actor) return ask({ actor: link.dataset.actor });
  const values = {};
  for (const name of link.dataset.clear.split(" ")) {
    values[name] = "";
    if (name === "near") Object.assign(values, { place: "" });
  }
  ask(values);
});

// The address may have been gone back to by the browser: then the form must be read anew from the server.
// A jump within the page (the link that skips to the content) is none of that.
const shown = () => window.location.pathname + window.location.search;
let last = shown();
document.body.addEventListener("htmx:pushedIntoHistory", () => { last = shown(); });
window.addEventListener("popstate", () => { if (shown() !== last) window.location.reload(); });

// Time line: drag to choose a period.
let drag = null;
const share = (svg, event) => {
  const box = svg.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
};
function dayAt(figure, at, end) {
  const first = Date.parse(figure.dataset.start), last = Date.parse(figure.dataset.end) + 86400000;
  const days = Math.round((last - first) / 86400000);
  const day = end ? Math.max(1, Math.ceil(at * days)) - 1 : Math.min(days - 1, Math.floor(at * days));
  return new Date(first + day * 86400000).toISOString().slice(0, 10);
}
document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest?.(".bars");
  if (!svg || event.button !== 0) return;
  drag = { svg, from: share(svg, event), to: null };
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const at = share(drag.svg, event);
  if (drag.to === null && Math.abs(at - drag.from) * drag.svg.clientWidth < 5) return;
  drag.to = at;
  const brush = drag.svg.querySelector(".brush");
  brush.setAttribute("x", `${100 * Math.min(drag.from, at)}%`);
  brush.setAttribute("width", `${100 * Math.abs(at - drag.from)}%`);
});
document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { svg, from, to } = drag;
  drag = null;
  if (to === null) return;
  const figure = svg.closest(".timeline");
  svg.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
  ask({ since: dayAt(figure, Math.min(from, to), false), until: dayAt(figure, Math.max(from, to), true) });
});
document.addEventListener("pointercancel", () => { drag = null; });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".bars")) event.preventDefault(); });
document.addEventListener("click", (event) => {
  const bar = event.target.closest?.(".bars a");
  if (!bar || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask({ since: bar.dataset.since, until: bar.dataset.until });
});

// Map
const map = EventMap.start(document.getElementById("map"), {
  choose(box) { ask({ bbox: box, near: "", place: "" }); },
  light(id) { light(id, true); },
});
map?.show(results().dataset.points);

/** Mark an event of the list, and bring it into sight where the map asks for it. */
function light(id, bring) {
  for (const lit of document.querySelectorAll(".event.is-lit")) lit.classList.remove("is-lit");
  const row = id && document.querySelector(`.event[data-id="${CSS.escape(id)}"]`);
  if (!row) return;
  row.classList.add("is-lit");
  if (bring) row.scrollIntoView({ block: "nearest" });
}
let hovered = null;
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const id = event.target.closest?.(".event-list .event")?.dataset.id ?? null;
    if (id === hovered || (id === null && kind === "focusin")) return;
    hovered = id;
    map?.mark(id);
  });
}

// Who is at a link of the results, by keyboard, when new ones arrive stays at it, or is taken to their title where it is gone.
let held = null;
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "results") return;
  const at = document.activeElement;
  held = event.detail.shouldSwap && results().contains(at) ? at.getAttribute("href") ?? "" : null;
});
function keepFocus() {
  if (held !== null && !results().contains(document.activeElement)) {
    const again = held && results().querySelector(`a[href="${CSS.escape(held)}"]`);
    (again || document.getElementById("results-title")).focus({ preventScroll: true });
  }
  held = null;
}

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "results" && event.target.id !== "results") return;
  keepFocus();
  announce(results().dataset.count);
  map?.show(results().dataset.points);
});
document.body.addEventListener("htmx:sendError", () => announce(document.getElementById("map").dataset.fault));
