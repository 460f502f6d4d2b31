// The map: MapLibre with the offline basemap, and the record's marks on it.

import "maplibre-gl/dist/maplibre-gl.css";
import type { Feature } from "geojson";
import { type GeoJSONSource, type LayerSpecification, Map as MapLibre, type MapMouseEvent, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { FINE, FINE_ZOOM, INKS, PAINTED, style } from "./basemap";
import { gather, padded, within } from "./clusters";
import type { Control, Standing } from "./control";
import { glyphImage } from "./glyphcanvas";
import { clusterGlyph, eventGlyph, townGlyph } from "./glyphs";
import { BLANK, layers, nearFor, SOURCES } from "./layers";
import { areaFeatures, areaLabels, areasOf, bundleFeatures, type Bundle, bundles, clusterFeatures } from "./marks";
import { outlines } from "./outlinefiles";
import { nearest, OWN, ownLayers, ownSource } from "./owntiles";
import { type Livery, liveries } from "./palette";
import { type Happening, isDrawn, type Place, type Record } from "./record";
import type { Archive } from "./shapes";
import type { View } from "./store";
import type { Theme } from "./theme";
import { TownKeeper } from "./townkeeper";
import type { Box } from "./view";

export interface Picks {
  event: (id: string) => void;
  place: (place: Place) => void;
  moved: (view: View) => void;
  /** The archive of the user's own cannot be read. */
  lost: () => void;
}

// The topmost mark under the pointer wins; an area only where nothing stands on it.
const CLICKABLE = ["clusters", "events", "towns", "town-dots", "town-labels", "event-labels", "area-edges", "area-labels", "areas"];
const EMPTY = { type: "FeatureCollection" as const, features: [] };
/** So much of the view's side is drawn beyond its edges, so that a small move needs no new marks. */
const BEYOND = 0.35;
/** Images of marks that the map keeps; all that are used at once are far fewer. */
const MOST_IMAGES = 1000;

export class Chart {
  readonly map: MapLibre;
  readonly ready: Promise<void>;
  private dress: Map<number, Livery>;
  private near: number;
  private fine = false;
  private bundles: Bundle[] = [];
  private all: readonly Standing[] = [];
  private standing: readonly Standing[] = [];
  private listed: readonly Happening[] = [];
  private gathered: { zoom: number; box: Box } | null = null;
  private front = false;
  /** Whether areas of influence, and areas of doubt, are on the map: where none are and none come, nothing is told to it. */
  private fronted = false;
  private shaded = false;
  private readonly towns = new TownKeeper();

  constructor(box: HTMLElement, private record: Record, private theme: Theme, first: Box, private readonly archive: Archive | null, private readonly picks: Picks) {
    setWorkerUrl(new URL(workerUrl, location.href).href);
    this.dress = liveries(record.parties);
    this.near = nearFor(record.places.filter((place) => place.extent === "point").length);
    this.map = new MapLibre({
      container: box,
      style: style(theme, archive ? { [OWN]: ownSource(archive) } : {}, this.own(theme)),
      bounds: first,
      fitBoundsOptions: fitting(box),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      maxZoom: nearest(archive),
      minZoom: 1,
      renderWorldCopies: false,
      fadeDuration: 120,
      canvasContextAttributes: { preserveDrawingBuffer: true }, // so that the map can be saved as a picture
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-left");
    this.map.addControl(new ScaleControl({ maxWidth: 110 }), "bottom-right");
    this.map.getCanvas().setAttribute("aria-label", "Map of the events and holders shown; all of it is in the lists too");
    this.map.setMissingStyleImageResolver((id) => Promise.resolve(this.addImage(id)));
    this.ready = new Promise((done) => this.map.once("load", () => (this.addMarks(), done())));
    this.map.on("zoom", () => (this.refine(), this.regather()));
    this.listen();
  }

  /** Another record under the same map: what was known on another day, or has been added to. */
  use(record: Record): void {
    this.record = record;
    this.dress = liveries(record.parties);
    this.towns.forget();
    for (const id of this.map.listImages()) if (/^(town|cluster)\|/.test(id)) this.map.removeImage(id);
  }

  /** Draws a day: of all towns by holder those that are shown, and the given events. */
  draw(all: readonly Standing[], shown: readonly Standing[], events: readonly Happening[]): void {
    this.all = all;
    this.standing = shown;
    this.listed = events;
    this.drawAreas();
    this.towns.draw(this.source("towns"), this.record, this.standing, this.dress);
    this.bundles = bundles(events);
    this.regather(true);
    this.drawFront();
  }

  private drawAreas(): void {
    const { record, listed, standing } = this;
    const { told, held } = areasOf(listed, standing);
    const coming = outlines.bring([...told.keys(), ...held.keys()].map(({ key }) => key));
    const areas = areaFeatures(record, listed, standing, this.dress, ({ key }) => outlines.of(key));
    if (!this.shaded && areas.features.length === 0 && !coming) return;
    this.shaded = areas.features.length > 0;
    this.source("areas")?.setData(areas);
    this.source("area-names")?.setData(areaLabels(areas));
    void coming?.then(() => this.listed === listed && this.drawAreas());
  }

  /** Shows or hides the areas of influence. */
  showFront(on: boolean): void {
    if (this.front === on) return;
    this.front = on;
    this.drawFront();
  }

  private drawFront(): void {
    const [areas, lines] = [this.source("front-areas"), this.source("front-lines")];
    if (!this.front) {
      if (this.fronted) (areas?.setData(EMPTY), lines?.setData(EMPTY));
      this.fronted = false;
      return;
    }
    this.fronted = true;
    void import("./front").then(({ frontOf }) => {
      if (!this.front) return;
      const found = frontOf(this.all, this.dress) /* of a part of the towns it would show what nobody holds */;
      areas?.setData(found.areas);
      lines?.setData(found.lines);
    });
  }

  /** Gathers marks anew where the view has changed so far that other marks would lie on one another. */
  private regather(anew = false): void {
    if (!this.map.getLayer("lit")) return;
    const zoom = this.map.getZoom();
    const box = this.map.getBounds().toArray().flat() as Box;
    const had = this.gathered;
    const seen = had && within(had.box, box[0], box[1]) && within(had.box, box[2], box[3]);
    if (!anew && seen && Math.abs(had.zoom - zoom) < 0.4 && zoom >= this.near === had.zoom >= this.near) return;
    const wide = padded(box, BEYOND);
    this.gathered = { zoom, box: wide };
    const apart = zoom >= this.near;
    const { clusters, alone } = apart ? { clusters: [], alone: this.bundles.filter(({ place }) => within(wide, place.lon ?? 999, place.lat ?? 999)) } : gather(this.bundles, zoom, wide);
    const [events, gathered] = [bundleFeatures(alone), clusterFeatures(clusters)];
    this.clear([...events.features, ...gathered.features]);
    this.source("events")?.setData(events);
    this.source("clusters")?.setData(gathered);
  }

  /** Looks where a link says. */
  look({ lon, lat, zoom }: View): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  /** Keeps the middle of the map clear of what lies over its right or lower edge. */
  leaveRoom(room: { left?: number; right?: number; bottom?: number }): void {
    this.map.easeTo({ padding: { left: 0, top: 0, right: 0, bottom: 0, ...room }, duration: 0 });
  }

  /** Looks where these lie. */
  fit(box: Box): void {
    this.map.fitBounds(box, { ...fitting(this.map.getContainer()), duration: 500 });
  }

  /** How many of the events are drawn at all, and how many of those outside of what is in view. */
  outside(): { drawn: number; outside: number } {
    const box = this.map.getBounds().toArray().flat() as Box;
    let [drawn, outside] = [0, 0];
    for (const { place, events } of this.bundles) {
      if (!isDrawn(place)) continue;
      drawn += events.length;
      if (!within(box, place.lon as number, place.lat as number)) outside += events.length;
    }
    return { drawn, outside };
  }

  /** Rings a place, and brings it into view where it is out of it. */
  light(place: Place | null, move: boolean): void {
    const on = place?.extent === "point" || place?.extent === "area" ? place : null;
    const point = on && ([on.lon as number, on.lat as number] as [number, number]);
    const ring: Feature[] = point && on.extent === "point" ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: point } }] : [];
    this.source("lit")?.setData({ type: "FeatureCollection", features: ring });
    if (point && move && (!this.sees(point) || this.map.getZoom() < this.near)) {
      this.map.easeTo({ center: point, zoom: Math.max(this.map.getZoom(), on.extent === "point" ? this.near + 1.6 : this.near + 0.6), duration: 500 });
    }
  }

  /** Whether a point is in view, and nothing lies over it. */
  private sees(point: [number, number]): boolean {
    const { x, y } = this.map.project(point);
    const { left, right, bottom } = this.map.getPadding();
    const { clientWidth, clientHeight } = this.map.getContainer();
    return x > (left ?? 0) + 20 && y > 20 && x < clientWidth - (right ?? 0) - 20 && y < clientHeight - (bottom ?? 0) - 20;
  }

  repaint(theme: Theme): void {
    this.theme = theme;
    for (const [layer, property, ink] of PAINTED) {
      if (this.map.getLayer(layer)) this.map.setPaintProperty(layer, property as never, INKS[theme][ink] as never);
    }
    for (const { id, paint } of this.own(theme)) {
      if (this.map.getLayer(id)) for (const [property, value] of Object.entries(paint ?? {})) this.map.setPaintProperty(id, property as never, value as never);
    }
  }

  private own(theme: Theme): LayerSpecification[] {
    return this.archive ? ownLayers(this.archive, INKS[theme]) : [];
  }

  /** Does without the archive, which cannot be read: what is built in shows again. */
  private dropOwn(): void {
    for (const { id } of this.own(this.theme)) if (this.map.getLayer(id)) this.map.removeLayer(id);
    if (this.map.getSource(OWN)) this.map.removeSource(OWN);
  }

  /** The map as it is drawn now, as a picture. */
  picture(): string {
    return this.map.getCanvas().toDataURL("image/png");
  }

  private source(id: (typeof SOURCES)[number]): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(id);
  }

  private addMarks(): void {
    for (const id of SOURCES) this.map.addSource(id, { type: "geojson", data: EMPTY, ...(id === "towns" ? { promoteId: "at" } : {}) });
    for (const layer of layers(INKS[this.theme], this.near)) this.map.addLayer(layer);
    this.refine();
  }

  /** Fetches the fine shapes once the map is near enough to show the difference. */
  private refine(): void {
    if (this.fine || this.map.getZoom() < FINE_ZOOM || !this.map.getLayer("lit")) return;
    this.fine = true;
    for (const { id, coarse, source, layer } of FINE) {
      this.map.addSource(id, source);
      const over = this.own(this.theme)[0]?.id;
      this.map.addLayer({ ...layer(INKS[this.theme]), minzoom: FINE_ZOOM }, id === "land-fine" ? "lakes" : over && this.map.getLayer(over) ? over : "countries");
      const swap = (event: { sourceId?: string; isSourceLoaded?: boolean }) => {
        if (event.sourceId !== id || !this.map.isSourceLoaded(id)) return;
        this.map.off("sourcedata", swap);
        this.map.setLayerZoomRange(coarse, 0, FINE_ZOOM);
      };
      this.map.on("sourcedata", swap);
    }
  }

  /** Forgets images that no mark has now, where there are very many: each count of events is one of its own. */
  private clear(features: readonly Feature[]): void {
    const made = this.map.listImages().filter((id) => /^(event|cluster)\|/.test(id));
    if (made.length < MOST_IMAGES) return;
    const used = new Set(features.map(({ properties }) => properties?.["image"]));
    for (const id of made) if (!used.has(id)) this.map.removeImage(id);
  }

  private addImage(id: string): void {
    if (this.map.hasImage(id)) return;
    const [kind, a = "", b = "", c = "", d = ""] = id.split("|");
    if (kind === BLANK) this.map.addImage(id, { width: 12, height: 12, data: new Uint8Array(12 * 12 * 4) });
    else if (kind === "event") {
      const glyph = eventGlyph(a, Number(b) as 0 | 1 | 2 | 3, Number(c), d === "1");
      this.map.addImage(id, glyphImage(glyph), { pixelRatio: 2 });
    } else if (kind === "town") {
      const holders = b.split(",").flatMap((at) => this.dress.get(Number(at)) ?? []);
      this.map.addImage(id, glyphImage(townGlyph(a as Control, b ? holders : [], c === "1", d === "1")), { pixelRatio: 2 });
    } else if (kind === "cluster") {
      const shares = b.split(",").map((one): [string, number] => [one.split(":")[0] as string, Number(one.split(":")[1])]);
      this.map.addImage(id, glyphImage(clusterGlyph(Number(a), shares)), { pixelRatio: 2 });
    }
  }

  private listen(): void {
    this.map.on("moveend", () => {
      this.regather();
      const { lng, lat } = this.map.getCenter();
      this.picks.moved({ lon: lng, lat, zoom: this.map.getZoom() });
    });
    this.map.on("click", (event) => this.pick(event));
    this.map.on("error", (event) => {
      if ((event as { sourceId?: string }).sourceId !== OWN) return console.error(event.error);
      if (this.map.getSource(OWN)) this.picks.lost();
      this.dropOwn();
    });
    const tip = document.getElementById("tip") as HTMLElement;
    this.map.on("mousemove", (event) => {
      const hit = this.hit(event);
      this.map.getCanvas().style.cursor = hit ? "pointer" : "";
      tip.hidden = !hit;
      if (!hit) return;
      tip.textContent = String(hit.properties["words"]);
      tip.style.transform = `translate(${Math.round(event.point.x) + 14}px, ${Math.round(event.point.y) + 14}px)`;
    });
    this.map.on("mouseout", () => (tip.hidden = true));
  }

  private hit(event: MapMouseEvent) {
    const there = CLICKABLE.filter((layer) => this.map.getLayer(layer));
    if (there.length === 0) return undefined;
    const { x, y } = event.point;
    const found = this.map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers: there });
    return found.find(({ layer }) => layer.id !== "areas") ?? found[0];
  }

  private pick(event: MapMouseEvent): void {
    const hit = this.hit(event);
    if (!hit) return;
    if (hit.layer.id === "clusters") return this.openCluster(hit.properties, hit.geometry as never);
    if (hit.properties["only"]) return this.picks.event(String(hit.properties["only"]));
    const place = this.record.places[Number(hit.properties["at"])];
    if (place) this.picks.place(place);
  }

  /** Comes so close that the cluster falls apart. */
  private openCluster(properties: { [name: string]: unknown }, { coordinates }: { coordinates: [number, number] }): void {
    const box = String(properties["box"]).split(" ").map(Number) as Box;
    const camera = this.map.cameraForBounds(box, { padding: 90, maxZoom: this.near + 0.5 });
    this.map.easeTo({ center: camera?.center ?? coordinates, zoom: Math.max(camera?.zoom ?? 0, this.map.getZoom() + 1), duration: 500 });
  }
}

/** Room for the legend, where there is any, and for the names of what stands at the edge. */
const fitting = (box: HTMLElement) => ({ padding: { top: 44, bottom: 44, left: box.clientWidth > 700 ? 236 : 36, right: 70 }, maxZoom: 8 });
