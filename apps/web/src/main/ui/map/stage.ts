import { Map as GroundMap, setWorkerUrl, ScaleControl, NavigationControl, AttributionControl, type PaddingOptions } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Feature, FeatureCollection } from "geojson";
import { boxAround, wrapped, type Box } from "../geo";
import type { Crowd } from "../live/crowd";
import type { Units } from "../preferences";
import type { Services } from "../services";
import { Store } from "../store";
import { writeCamera, type Camera } from "./camera";
import { DARK, LIGHT } from "./colours";
import { grid } from "./grid";
import { clear, fillWorld, groundStyle, layGround, paintGround, put } from "./ground";
import { isHeap, PeopleCanvas } from "./people-canvas";
import { layStreets } from "./streets";

setWorkerUrl(workerUrl);

const CLOSE = 17;
const FARTHEST = 1.2;
const FINGER = 22;
const MOUSE = 12;
const EDGE = 40;
const CONTROLS = 30;

/** The map with everybody on it. One for all pages; lives outside of React, which would be too slow for it. */
export class Stage {
  readonly people: PeopleCanvas;
  /** The part of the world that can be seen, once the map has its size. */
  readonly box = new Store<Box | null>(null);
  readonly camera = new Store<Camera>({ longitude: 8, latitude: 30, zoom: FARTHEST });
  /** What the grid's lines are apart, 0 without a grid. */
  readonly gridMetres = new Store(0);
  /** Somebody was pointed at. */
  onPick: (id: number | null) => void = () => undefined;
  /** The place of a meeting was pointed at: its index in what is shown. */
  onMeeting: (index: number) => void = () => undefined;
  /** The viewer moved the map by hand. */
  onDrag: () => void = () => undefined;
  readonly #map: GroundMap;
  readonly #crowd: Crowd;
  readonly #services: Services;
  #isDark = false;
  #isReady = false;
  #isDrawing = false;
  #followed: number | null = null;
  readonly #waiting: (() => void)[] = [];
  readonly #stop: () => void;
  #scale: ScaleControl | null = null;
  #padding: PaddingOptions = { top: 0, right: 0, bottom: 0, left: 0 };

  constructor(container: HTMLElement, crowd: Crowd, services: Services) {
    this.#crowd = crowd;
    this.#services = services;
    this.people = new PeopleCanvas(crowd, LIGHT);
    this.#map = new GroundMap({
      container,
      style: groundStyle(services),
      center: [this.camera.value.longitude, this.camera.value.latitude],
      zoom: this.camera.value.zoom,
      minZoom: FARTHEST,
      maxZoom: 22,
      maxPitch: 0,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      attributionControl: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
    this.#map.addControl(new AttributionControl({ compact: true }), "bottom-right");
    this.#map.getCanvasContainer().append(this.people.element);
    this.#map.on("load", () => this.#begin());
    this.#map.on("move", () => this.#moved());
    this.#map.on("moveend", () => this.#settled());
    this.#map.on("resize", () => this.#resized());
    this.#map.on("dragstart", () => this.onDrag());
    this.#map.on("click", (event) => {
      const touched = event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === "touch";
      this.#clicked(event.point.x, event.point.y, touched ? FINGER : MOUSE);
    });
    this.#map.on("mousemove", (event) => {
      const over = this.people.pick(event.point.x, event.point.y, MOUSE);
      this.#map.getCanvas().style.cursor = over === null ? "" : "pointer";
    });
    this.#resized();
    const unmoved = crowd.moved.subscribe(() => {
      this.#keepUp();
      this.redraw();
    });
    const unnamed = crowd.named.subscribe(() => this.redraw());
    this.#stop = () => {
      unmoved();
      unnamed();
    };
  }

  remove(): void {
    this.#stop();
    this.#map.remove();
  }

  paint(isDark: boolean, label: string): void {
    this.#isDark = isDark;
    this.#map.getCanvas().setAttribute("aria-label", label);
    this.people.paint(isDark ? DARK : LIGHT);
    this.#whenReady(() => this.#paintGround());
    this.redraw();
  }

  measureIn(units: Units): void {
    if (this.#scale !== null) this.#map.removeControl(this.#scale);
    this.#scale = new ScaleControl({ unit: units, maxWidth: 110 });
    this.#map.addControl(this.#scale, "bottom-right");
  }

  /** Room that panels take away from the map, in pixels. */
  pad(padding: PaddingOptions): void {
    this.#padding = padding;
  }

  /** From the middle of the map to the middle of what the panels leave free. */
  #offset(): [number, number] {
    const { left, right, top, bottom } = this.#padding;
    return [((left ?? 0) - (right ?? 0)) / 2, ((top ?? 0) - (bottom ?? 0)) / 2];
  }

  choose(id: number | null): void {
    this.people.chosen = id;
    this.redraw();
  }

  dim(isDimmed: boolean): void {
    this.people.isDimmed = isDimmed;
    this.redraw();
  }

  /** Keeps somebody in the middle, from close by, until told otherwise. */
  follow(id: number | null): void {
    this.#followed = id;
    this.choose(id);
    const someone = id === null ? undefined : this.#crowd.people.get(id);
    if (someone?.here !== true) return;
    this.#map.easeTo({
      center: [someone.longitude, someone.latitude],
      zoom: Math.max(this.#map.getZoom(), CLOSE),
      offset: this.#offset(),
      duration: 800,
    });
  }

  #keepUp(): void {
    if (this.#followed === null || this.#map.isMoving()) return;
    const someone = this.#crowd.people.get(this.#followed);
    if (someone?.here !== true) return;
    const zoom = this.#map.getZoom();
    this.#map.easeTo({
      center: [someone.longitude, someone.latitude],
      zoom: zoom < 10 ? CLOSE : zoom,
      offset: this.#offset(),
      duration: 300,
      easing: (part) => part,
    });
  }

  lookAt(camera: Camera): void {
    this.#map.jumpTo({ center: [camera.longitude, camera.latitude], zoom: camera.zoom });
  }

  fit(box: Box | null, animated = true): void {
    if (box === null) return;
    const east = box.west > box.east ? box.east + 360 : box.east;
    const { left, right, top, bottom } = this.#padding;
    this.#map.fitBounds([box.west, box.south, east, box.north], {
      padding: {
        left: (left ?? 0) + EDGE,
        right: (right ?? 0) + EDGE + CONTROLS,
        top: (top ?? 0) + EDGE,
        bottom: (bottom ?? 0) + EDGE,
      },
      maxZoom: CLOSE,
      animate: animated,
      duration: 900,
    });
  }

  fitEverybody(animated = true): void {
    this.fit(boxAround([...this.#crowd.people.values()].filter((someone) => someone.here)), animated);
  }

  show(source: "track" | "meetings", data: FeatureCollection | Feature | null): void {
    this.#whenReady(() => {
      if (data === null) clear(this.#map, source);
      else put(this.#map, source, data);
    });
  }

  /** Draws as soon as the browser shows its next picture. */
  redraw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame((now) => {
      this.#isDrawing = false;
      if (this.people.draw(this.camera.value, now)) this.redraw();
    });
  }

  #begin(): void {
    layGround(this.#map, this.#services);
    this.#paintGround();
    const { tiles, style } = this.#services;
    if (tiles && !style) {
      layStreets(this.#map, tiles, "venue").then(
        () => this.#paintGround(),
        () => undefined, // then there is the world that comes along
      );
    }
    if (!this.#services.style) fillWorld(this.#map).catch(() => undefined); // then people stand on an empty sea
    this.#isReady = true;
    for (const task of this.#waiting.splice(0)) task();
    this.#settled();
  }

  #paintGround(): void {
    paintGround(this.#map, this.people.colours, this.#isDark);
  }

  #whenReady(task: () => void): void {
    if (this.#isReady) task();
    else this.#waiting.push(task);
  }

  #moved(): void {
    const { lng, lat } = this.#map.getCenter();
    this.camera.set({ longitude: lng, latitude: lat, zoom: this.#map.getZoom() });
    this.people.draw(this.camera.value, performance.now());
    this.redraw();
  }

  #settled(): void {
    const bounds = this.#map.getBounds();
    const isRound = bounds.getEast() - bounds.getWest() >= 360;
    const box: Box = {
      west: isRound ? -180 : wrapped(bounds.getWest()),
      south: Math.max(-90, bounds.getSouth()),
      east: isRound ? 180 : wrapped(bounds.getEast()),
      north: Math.min(90, bounds.getNorth()),
    };
    this.box.set(box);
    this.#map.getContainer().dataset.at = writeCamera(this.camera.value);
    if (!this.#isReady || this.#services.style || this.#services.tiles) return;
    const { lines, metres } = grid(box);
    put(this.#map, "grid", lines);
    this.gridMetres.set(metres);
  }

  #resized(): void {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    this.people.size(clientWidth, clientHeight);
    this.redraw();
  }

  #clicked(x: number, y: number, reach: number): void {
    const meeting = this.#isReady ? this.#map.queryRenderedFeatures([x, y], { layers: ["meetings"] }).at(0) : undefined;
    if (meeting !== undefined) {
      this.onMeeting(Number(meeting.properties.index));
      return;
    }
    const picked = this.people.pick(x, y, reach);
    if (picked === null) {
      this.onPick(null);
      return;
    }
    if (!isHeap(picked)) {
      this.onPick(picked.id);
      return;
    }
    const members = picked.ids.flatMap((id) => this.#crowd.people.get(id) ?? []);
    this.fit(boxAround(members));
  }
}
