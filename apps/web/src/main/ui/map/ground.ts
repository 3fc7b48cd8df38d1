import type { AddLayerObject, GeoJSONSource, Map, StyleSpecification } from "maplibre-gl";
import type { Feature, FeatureCollection, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import { ask, type Services } from "../services";
import type { Colours } from "./colours";
import { speakFiles, streetPaints } from "./streets";
import { unroll } from "./unroll";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const FONT = ["system-ui, sans-serif"];

/** What lies under the people: streets where they are configured, else the world that comes along. */
export function groundStyle(services: Services): StyleSpecification | string {
  if (services.style) {
    speakFiles();
    return services.style;
  }
  return { version: 8, sources: {}, layers: [{ id: "water", type: "background", paint: { "background-color": "transparent" } }] };
}

/** Adds our own layers to a map whose style is loaded. */
export function layGround(map: Map, services: Services): void {
  if (!services.style) layWorld(map);
  map.addSource("venue", { type: "geojson", data: services.venue ?? NOTHING });
  map.addLayer({ id: "venue", type: "fill", source: "venue", filter: ["==", ["geometry-type"], "Polygon"] });
  map.addLayer({ id: "venue-line", type: "line", source: "venue", paint: { "line-width": 1.5 } });
  addEmpty(map, "grid", { id: "grid", type: "line", source: "grid", paint: { "line-width": 1, "line-opacity": 0.07 } });
  map.addLayer({
    id: "venue-names",
    type: "symbol",
    source: "venue",
    minzoom: 15,
    filter: ["has", "name"],
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12 },
    paint: { "text-halo-width": 1.5 },
  });
  addEmpty(map, "track", {
    id: "track",
    type: "line",
    source: "track",
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-width": ["interpolate", ["linear"], ["zoom"], 5, 2, 18, 4], "line-opacity": 0.85 },
  });
  addEmpty(map, "meetings", {
    id: "meetings",
    type: "circle",
    source: "meetings",
    paint: {
      "circle-radius": ["case", ["get", "chosen"], 11, 7],
      "circle-opacity": ["case", ["get", "chosen"], 0.95, 0.6],
      "circle-stroke-width": 2,
    },
  });
}

function layWorld(map: Map): void {
  addEmpty(map, "land", { id: "land", type: "fill", source: "land" });
  addEmpty(map, "borders", { id: "borders", type: "line", source: "borders", paint: { "line-width": 1 } });
  addEmpty(map, "countries", {
    id: "countries",
    type: "symbol",
    source: "countries",
    minzoom: 2.5,
    maxzoom: 8,
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 3, 10, 7, 15],
      "text-letter-spacing": 0.12,
      "text-max-width": 7,
    },
    paint: { "text-halo-width": 1.2 },
  });
}

function addEmpty(map: Map, source: string, layer: AddLayerObject): void {
  map.addSource(source, { type: "geojson", data: NOTHING });
  map.addLayer(layer);
}

export function put(map: Map, source: string, data: FeatureCollection | Feature): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}

export function clear(map: Map, source: string): void {
  put(map, source, NOTHING);
}

/** Natural Earth's countries, brought along with the page. */
export async function fillWorld(map: Map): Promise<void> {
  const answer = await ask(atlas);
  const world = (await answer.json()) as Topology<{
    countries: GeometryCollection<{ name: string }>;
    land: GeometryCollection;
  }>;
  put(map, "land", unrolled(feature(world, world.objects.land)));
  const borders: MultiLineString = mesh(world, world.objects.countries, (one, other) => one !== other);
  borders.coordinates.forEach(unroll);
  put(map, "borders", { type: "Feature", properties: {}, geometry: borders });
  const countries = unrolled(feature(world, world.objects.countries));
  put(map, "countries", { type: "FeatureCollection", features: countries.features.map(nameInTheMiddle) });
}

/** Shapes whose edges go on past 180 degrees where they cross it, and along the pole where they go around it. */
function unrolled(shapes: FeatureCollection): FeatureCollection {
  for (const { geometry } of shapes.features) {
    const polygons =
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    for (const ring of polygons.flat()) {
      unroll(ring);
      const [first, last] = [ring[0], ring[ring.length - 1]];
      if (first[0] === last[0]) continue;
      const pole = first[1] < 0 ? -90 : 90;
      ring.push([last[0], pole], [first[0], pole], [...first]);
    }
  }
  return shapes;
}

/** At the middle of the largest piece, so that France is named in Europe. */
function nameInTheMiddle(country: Feature): Feature {
  const { geometry, properties } = country;
  const rings =
    geometry.type === "Polygon"
      ? [geometry.coordinates[0]]
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.map((polygon) => polygon[0])
        : [];
  const boxes = rings.map((ring) => {
    const longitudes = ring.map((point) => point[0]);
    const latitudes = ring.map((point) => point[1]);
    return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
  });
  const [west, south, east, north] = boxes.reduce(
    (largest, box) => ((box[2] - box[0]) * (box[3] - box[1]) > (largest[2] - largest[0]) * (largest[3] - largest[1]) ? box : largest),
    [0, 0, 0, 0],
  );
  return {
    type: "Feature",
    properties: { name: (properties as { name: string }).name },
    geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] },
  };
}

/** Puts our layers into the colours of day or night. */
export function paintGround(map: Map, colours: Colours, isDark: boolean): void {
  const paints: Record<string, Record<string, string | number>> = {
    water: { "background-color": map.getSource("tiles")?.type === "vector" ? colours.land : colours.water },
    land: { "fill-color": colours.land },
    borders: { "line-color": colours.border },
    countries: { "text-color": colours.label, "text-halo-color": colours.halo },
    ...streetPaints(colours, isDark),
    venue: { "fill-color": colours.venue },
    "venue-line": { "line-color": colours.venueLine },
    "venue-names": { "text-color": colours.label, "text-halo-color": colours.halo },
    grid: { "line-color": colours.grid },
    track: { "line-color": colours.track },
    meetings: { "circle-color": colours.meeting, "circle-stroke-color": colours.edge },
  };
  for (const [layer, paint] of Object.entries(paints)) {
    if (map.getLayer(layer) === undefined) continue;
    for (const [property, value] of Object.entries(paint)) {
      map.setPaintProperty(layer, property as Parameters<Map["setPaintProperty"]>[1], value);
    }
  }
}
