// Reviewing by keyboard, and choosing a place on a map. Every form works without.
import { announce } from "./app.js";
import { circle, colours, point, style } from "./event_map.js";

const byId = (id) => document.getElementById(id);
const dialog = byId("keys-dialog");

/** Send a form once, as if its button were pressed. */
function send(form) {
  if (form) form.requestSubmit();
  return Boolean(form);
}

/** Bring a part into view and put the focus on what can be used first in it. */
function enter(part, wanted) {
  if (!part) return false;
  const first = part.querySelector(wanted) ?? part.querySelector("input:not([type=hidden]), select, summary, button");
  part.scrollIntoView({ block: "start" });
  first?.focus();
  return true;
}

function follow(link) {
  if (link) window.location.assign(link.href);
  return Boolean(link);
}

const KEYS = {
  j: () => follow(byId("go-next")),
  k: () => follow(byId("go-previous")),
  a: () => send(byId("do-accept")),
  x: () => send(byId("do-reject")),
  e: () => enter(byId("correct"), "summary"),
  m: () => enter(byId("merge"), "input[type=radio], input[name=other_id]"),
  s: () => enter(byId("split"), "input[type=checkbox]"),
  u: () => send(byId("undo-last") ?? byId("undo-own")),
  "?": () => { dialog.showModal(); return true; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || dialog.open) return;
  const at = event.target;
  if (at.isContentEditable || at.closest(".maplibregl-map") || at.matches("textarea, select, input:not([type=checkbox], [type=radio])")) {
    if (event.key === "Escape") byId("bench-title")?.focus();
    return;
  }
  const act = KEYS[event.key];
  if (act && act()) event.preventDefault();
});

// A form is sent once: the store may take a moment to bring the view up to date.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

byId("show-keys").hidden = false;
byId("show-keys").addEventListener("click", () => dialog.showModal());
byId("keys").hidden = true;

// Where one is after a page has come: at what was refused, else at the event.
const fault = byId("fault"), toast = byId("toast"), title = byId("bench-title");
if (fault) fault.focus();
else if (title && (toast || new URL(window.location.href).searchParams.has("event"))) title.focus({ preventScroll: true });
if (toast) window.setTimeout(() => announce(`${toast.dataset.told} ${title ? title.textContent : ""}`), 150);
document.querySelector(".queue-list [aria-current]")?.scrollIntoView({ block: "nearest" });

// Choose a place: a click on the map fills the boxes in. The map is loaded when its line is opened.
const field = byId("place-field"), frame = byId("pick");
let map = null;

async function showMap() {
  if (map || !field.open || !document.createElement("canvas").getContext("webgl2")) return;
  frame.hidden = false;
  const gl = await import(frame.dataset.library);
  gl.setWorkerUrl(new URL(frame.dataset.worker, window.location.href).href);
  const { lat, lon, radius, label, zoomIn, zoomOut } = frame.dataset;
  map = new gl.Map({
    container: frame, style: style(frame, colours()), center: lat ? [Number(lon), Number(lat)] : [0, 15], zoom: lat ? 6 : 3,
    maxZoom: 14, attributionControl: { compact: true }, dragRotate: false, pitchWithRotate: false, fadeDuration: 0,
    locale: { "Map.Title": label, "NavigationControl.ZoomIn": zoomIn, "NavigationControl.ZoomOut": zoomOut },
  });
  map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  await new Promise((done) => map.once("load", done));
  if (lat) mark(Number(lat), Number(lon), Number(radius));
  map.on("click", ({ lngLat }) => {
    const at = lngLat.wrap();
    byId("v-lat").value = at.lat.toFixed(4);
    byId("v-lon").value = at.lng.toFixed(4);
    mark(at.lat, at.lng, Number(byId("v-radius").value) || 1);
    announce(frame.dataset.told.replace("{lat}", at.lat.toFixed(3)).replace("{lon}", at.lng.toFixed(3)));
  });
  frame.dataset.ready = "yes";
}

function mark(lat, lon, km) {
  map.getSource("lit").setData(point(lon, lat, {}));
  map.getSource("doubt").setData(circle(lon, lat, km));
}

function moved() {
  const lat = Number(byId("v-lat").value), lon = Number(byId("v-lon").value);
  if (map && byId("v-lat").value && byId("v-lon").value && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) mark(lat, lon, Number(byId("v-radius").value) || 1);
}

if (field) {
  field.addEventListener("toggle", showMap);
  for (const id of ["v-lat", "v-lon", "v-radius"]) byId(id).addEventListener("change", moved);
  showMap();
}
