// The map of the events: bundled boundaries, points in clusters that open, the doubt of a place as a circle.

const GRADES = ["acknowledged", "corroborated", "single-origin", "claimed", "contested", "discounted"];
const EARTH = 6371.0088;
const EMPTY = { type: "FeatureCollection", features: [] };

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A circle on the globe as a polygon. */
export function circle(lon, lat, km) {
  const ring = [], rad = Math.PI / 180, d = km / EARTH, phi = lat * rad;
  for (let i = 0; i <= 64; i++) {
    const turn = (i / 64) * 2 * Math.PI;
    const north = Math.asin(Math.sin(phi) * Math.cos(d) + Math.cos(phi) * Math.sin(d) * Math.cos(turn));
    const east = Math.atan2(Math.sin(turn) * Math.sin(d) * Math.cos(phi), Math.cos(d) - Math.sin(phi) * Math.sin(north));
    ring.push([lon + east / rad, north / rad]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

export const point = (lon, lat, properties, id) => ({ type: "Feature", id, properties, geometry: { type: "Point", coordinates: [lon, lat] } });

export function colours() {
  return Object.fromEntries(["water", "land", "land-line", "border", "river", "map-ink", "map-halo", "accent", "accent-ink", "paper", "ink", ...GRADES].map((n) => [n, token(`--${n}`)]));
}

/** What a box or a circle of the conditions covers. */
function area({ near, bbox }) {
  if (near) return circle(near[1], near[0], near[2]);
  if (!bbox) return EMPTY;
  const [west, south, right, north] = bbox, east = right < west ? right + 360 : right;
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** West, south, east and north of an area, null where there is none. */
function bounds(shape) {
  if (!shape.geometry) return null;
  const ring = shape.geometry.coordinates[0], lon = ring.map((p) => p[0]), lat = ring.map((p) => p[1]);
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

/** The style: boundaries from our own file, no tiles, glyphs or sprites from anywhere. */
export function style(frame, c) {
  const kind = (name) => ["all", ["==", ["get", "k"], name], ["<=", ["get", "z"], ["zoom"]]];
  const tone = ["match", ["get", "grade"], ...GRADES.flatMap((g) => [g, c[g]]), c.discounted];
  const words = { "text-color": c["map-ink"], "text-halo-color": c["map-halo"], "text-halo-width": 1.4 };
  const sources = {
    base: { type: "geojson", data: new URL(frame.dataset.base, window.location.href).href, attribution: "Natural Earth", tolerance: 0.2 },
    events: { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 38, clusterMaxZoom: 11, clusterProperties: { killed: ["+", ["coalesce", ["get", "killed"], 0]] } },
    cells: { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 36, clusterMaxZoom: 14, clusterProperties: { n: ["+", ["get", "n"]] } },
    asked: { type: "geojson", data: EMPTY },
    doubt: { type: "geojson", data: EMPTY },
    lit: { type: "geojson", data: EMPTY },
  };
  const layers = [{ id: "water", type: "background", paint: { "background-color": c.water } }];
  layers.push({ id: "land", source: "base", type: "fill", filter: ["==", ["get", "k"], "land"], paint: { "fill-color": c.land, "fill-antialias": true } });
  if (frame.dataset.tiles) {
    sources.tiles = { type: "raster", tiles: [frame.dataset.tiles], tileSize: 256, attribution: frame.dataset.credit };
    layers.push({ id: "tiles", source: "tiles", type: "raster" });
  }
  layers.push(
    { id: "lakes", source: "base", type: "fill", filter: kind("lake"), paint: { "fill-color": c.water } },
    { id: "rivers", source: "base", type: "line", filter: kind("river"), paint: { "line-color": c.river, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 8, 2] } },
    { id: "units", source: "base", type: "line", filter: kind("unit"), paint: { "line-color": c["land-line"], "line-width": 0.8, "line-dasharray": [1, 2] } },
    { id: "borders", source: "base", type: "line", filter: kind("border"), paint: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.7, 8, 1.6] } },
    { id: "disputed", source: "base", type: "line", filter: kind("disputed"), paint: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.9, 8, 1.8], "line-dasharray": [3, 2.5] } },
    { id: "countries", source: "base", type: "symbol", filter: kind("country"), maxzoom: 8, layout: { "text-field": ["get", frame.dataset.language], "text-font": ["sans-serif"], "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14], "text-letter-spacing": 0.08, "text-transform": "uppercase", "text-max-width": 7 }, paint: { ...words, "text-opacity": 0.75 } },
    { id: "towns", source: "base", type: "symbol", filter: kind("town"), layout: { "text-field": ["get", frame.dataset.language], "text-font": ["sans-serif"], "text-size": ["case", ["==", ["get", "c"], 1], 12.5, 11], "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5, "text-padding": 4 }, paint: words },
    { id: "asked", source: "asked", type: "line", paint: { "line-color": c.ink, "line-width": 1.5, "line-opacity": 0.7 } },
    { id: "doubt", source: "doubt", type: "fill", paint: { "fill-color": c.accent, "fill-opacity": 0.14 } },
    { id: "doubt-rim", source: "doubt", type: "line", paint: { "line-color": c.accent, "line-width": 1.5, "line-dasharray": [2, 1.5] } },
    { id: "cells", source: "cells", type: "circle", paint: { "circle-color": c.accent, "circle-opacity": 0.85, "circle-stroke-color": c.paper, "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 8, 10, 15, 100, 30] } },
    { id: "cell-counts", source: "cells", type: "symbol", layout: { "text-field": ["case", ["<", ["get", "n"], 1000], ["to-string", ["get", "n"]], ["concat", ["to-string", ["/", ["round", ["/", ["get", "n"], 100]], 10]], "k"]], "text-font": ["sans-serif"], "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": c["accent-ink"] } },
    { id: "clusters", source: "events", type: "circle", filter: ["has", "point_count"], paint: { "circle-color": c.accent, "circle-opacity": 0.9, "circle-stroke-color": c.paper, "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 10, 10, 18, 60, 30] } },
    { id: "cluster-counts", source: "events", type: "symbol", filter: ["has", "point_count"], layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": ["sans-serif"], "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": c["accent-ink"] } },
    { id: "points", source: "events", type: "circle", filter: ["!", ["has", "point_count"]], paint: { "circle-color": ["case", ["==", ["get", "grade"], "discounted"], c.paper, tone], "circle-radius": ["interpolate", ["linear"], ["ln", ["+", 1, ["coalesce", ["get", "killed"], 0]]], 0, 5, 3, 8, 6, 12], "circle-stroke-color": ["case", ["==", ["get", "grade"], "discounted"], tone, c.paper], "circle-stroke-width": 1.5 } },
    { id: "lit", source: "lit", type: "circle", paint: { "circle-radius": 13, "circle-opacity": 0, "circle-stroke-color": c.ink, "circle-stroke-width": 2.5 } },
  );
  return { version: 8, sources, layers };
}

export class EventMap {
  /** Load the map library and draw; null where the browser cannot, which the page then says. */
  static start(frame, hooks) {
    const probe = document.createElement("canvas");
    if (!probe.getContext("webgl2")) {
      document.getElementById("map-message").textContent = frame.dataset.failed;
      return null;
    }
    return new EventMap(frame, hooks);
  }

  constructor(frame, hooks) {
    this.frame = frame;
    this.hooks = hooks;
    this.points = new Map();
    this.card = document.getElementById("map-card");
    this.ready = this.#load();
  }

  async #load() {
    const gl = await import(this.frame.dataset.library);
    gl.setWorkerUrl(new URL(this.frame.dataset.worker, window.location.href).href);
    this.gl = gl;
    const { zoomIn, zoomOut, label } = this.frame.dataset;
    this.map = new gl.Map({
      container: this.frame,
      style: style(this.frame, colours()),
      center: [0, 17], zoom: 2, minZoom: 0.5, maxZoom: 14,
      attributionControl: { compact: false }, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      fadeDuration: 0, renderWorldCopies: true,
      locale: { "Map.Title": label, "NavigationControl.ZoomIn": zoomIn, "NavigationControl.ZoomOut": zoomOut },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new gl.ScaleControl({ unit: "metric" }), "bottom-left");
    await new Promise((done) => this.map.once("load", done));
    this.#wire();
    document.querySelector(".map-tools").hidden = false;
    this.frame.dataset.ready = "yes";
  }

  #wire() {
    const map = this.map;
    for (const layer of ["points", "clusters", "cells"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
    map.on("click", "clusters", async (event) => {
      const cluster = event.features[0];
      const source = map.getSource("events");
      const zoom = await source.getClusterExpansionZoom(cluster.properties.cluster_id);
      if (zoom > 11) this.#list((await source.getClusterLeaves(cluster.properties.cluster_id, 100, 0)).map((leaf) => leaf.properties.id));
      map.easeTo({ center: cluster.geometry.coordinates, zoom: Math.min(zoom, 12) });
    });
    map.on("click", "cells", (event) => map.easeTo({ center: event.features[0].geometry.coordinates, zoom: map.getZoom() + 2 }));
    map.on("click", "points", (event) => this.open(event.features[0].properties.id));
    map.on("moveend", () => { if (this.partial) this.#fetch(); });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint());
    for (const button of document.querySelectorAll("[data-map]")) {
      button.addEventListener("click", () => this[`tool_${button.dataset.map}`](button));
    }
    this.card.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  #repaint() {
    this.map.once("styledata", () => this.#put());
    this.map.setStyle(style(this.frame, colours()));
  }

  /** Show what an address gives. */
  async show(address) {
    this.address = address;
    await this.#fetch(true);
  }

  async #fetch(fit = false) {
    const url = new URL(this.address, window.location.href);
    if (this.partial && !fit) {
      const view = this.map.getBounds();
      url.searchParams.set("view", [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()].map((n) => n.toFixed(3)).join(","));
    }
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    let told;
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      told = await answer.json();
    } catch (fault) {
      if (fault.name !== "AbortError") document.getElementById("map-message").textContent = this.frame.dataset.fault;
      return;
    }
    await this.ready;
    if (asked.signal.aborted) return;
    document.getElementById("map-message").textContent = "";
    this.told = told;
    this.partial = "cells" in told || "view" in told;
    document.getElementById("map-crowded").hidden = !("cells" in told);
    this.#put();
    if (fit) this.#fit(told.extent ?? bounds(area(told.asked)));
  }

  #put() {
    const { points = [], grades, types, cells = [] } = this.told ?? {};
    this.points = new Map(points.map((row) => [row[0], row]));
    this.map.getSource("asked").setData(this.told ? area(this.told.asked) : EMPTY);
    const features = points.map(([id, lon, lat, radius, grade, type, killed]) => point(lon, lat, { id, radius, grade: grades[grade], type: types[type], killed: killed ?? 0 }));
    this.map.getSource("events").setData({ type: "FeatureCollection", features });
    const squares = cells.map(([lon, lat, n, killed]) => point(lon, lat, { n, killed }));
    this.map.getSource("cells").setData({ type: "FeatureCollection", features: squares });
    this.frame.dataset.shown = String(points.length || cells.length);
  }

  #fit(extent) {
    if (!extent) return;
    const [west, south, east, north] = extent;
    this.map.fitBounds([[west, south], [east, north]], { padding: this.frame.clientWidth > 420 ? { top: 64, bottom: 56, left: 40, right: 64 } : { top: 88, bottom: 40, left: 24, right: 48 }, maxZoom: 7, animate: false });
  }

  /** Mark an event and draw how far its true place may be; null takes the mark away. */
  async mark(id) {
    await this.ready;
    const row = id === null ? null : this.points.get(id);
    const lit = this.map.getSource("lit"), doubt = this.map.getSource("doubt");
    if (!row) {
      if (this.opened) return this.mark(this.opened);
      lit.setData(EMPTY);
      doubt.setData(EMPTY);
      return;
    }
    lit.setData(point(row[1], row[2], {}));
    doubt.setData(row[3] > 0.5 ? circle(row[1], row[2], row[3]) : EMPTY);
    this.frame.dataset.marked = id;
  }

  /** Show an event in short. */
  async open(id) {
    const answer = await fetch(`/events/${encodeURIComponent(id)}/card`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    this.card.innerHTML = await answer.text();
    this.#closer();
    this.opened = id;
    this.mark(id);
    this.hooks.light(id);
    this.card.querySelector("a")?.focus({ preventScroll: true });
  }

  async #list(ids) {
    const parts = await Promise.all(ids.slice(0, 20).map((id) => fetch(`/events/${encodeURIComponent(id)}/card`, { headers: { "HX-Request": "true" } }).then((a) => a.text())));
    this.card.innerHTML = parts.join("<hr>");
    this.#closer();
  }

  #closer() {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "×";
    close.setAttribute("aria-label", this.frame.dataset.close);
    close.addEventListener("click", () => this.close());
    this.card.append(close);
    this.card.hidden = false;
  }

  close() {
    this.card.hidden = true;
    this.opened = null;
    this.mark(null);
    this.hooks.light(null);
    this.map.getCanvas().focus();
  }

  tool_everything() { this.#fit(this.told?.extent ?? null); }

  tool_area() {
    const view = this.map.getBounds();
    this.hooks.choose(this.#told(view.getWest(), view.getSouth(), view.getEast(), view.getNorth()));
  }

  tool_draw(button) {
    const frame = this.frame, box = document.createElement("div");
    let from = null;
    const stop = () => {
      this.map.dragPan.enable();
      frame.classList.remove("is-drawing");
      button.setAttribute("aria-pressed", "false");
      box.remove();
      frame.removeEventListener("pointerdown", down, true);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("keydown", key);
      document.getElementById("map-message").textContent = "";
      this.stopDrawing = null;
    };
    if (this.stopDrawing) return this.stopDrawing();
    const at = (event) => { const r = frame.getBoundingClientRect(); return [event.clientX - r.left, event.clientY - r.top]; };
    const down = (event) => { event.stopPropagation(); event.preventDefault(); from = at(event); box.className = "map-box"; frame.append(box); };
    const move = (event) => {
      if (!from) return;
      const [x, y] = at(event);
      Object.assign(box.style, { left: `${Math.min(x, from[0])}px`, top: `${Math.min(y, from[1])}px`, width: `${Math.abs(x - from[0])}px`, height: `${Math.abs(y - from[1])}px` });
    };
    const up = (event) => {
      if (!from) return;
      const [x, y] = at(event), [x0, y0] = from;
      stop();
      if (Math.abs(x - x0) < 4 || Math.abs(y - y0) < 4) return;
      const a = this.map.unproject([Math.min(x, x0), Math.max(y, y0)]), b = this.map.unproject([Math.max(x, x0), Math.min(y, y0)]);
      this.hooks.choose(this.#told(a.lng, a.lat, b.lng, b.lat));
    };
    const key = (event) => { if (event.key === "Escape") stop(); };
    this.stopDrawing = stop;
    this.map.dragPan.disable();
    frame.classList.add("is-drawing");
    button.setAttribute("aria-pressed", "true");
    document.getElementById("map-message").textContent = frame.dataset.drawing;
    frame.addEventListener("pointerdown", down, true);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("keydown", key);
  }

  #told(west, south, east, north) {
    const around = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const whole = east - west >= 360;
    return [whole ? -180 : around(west), Math.max(-90, south), whole ? 180 : around(east), Math.min(90, north)].map((n) => n.toFixed(3)).join(",");
  }
}
