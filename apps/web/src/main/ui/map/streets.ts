import { addProtocol, type AddLayerObject, type LayerSpecification, type Map } from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";
import type { Colours } from "./colours";

/** The layers of vector tiles that are drawn, by the names they have in OpenMapTiles, Protomaps and Shortbread. */
const WATER = ["water", "ocean", "water_polygons"];
const RIVERS = ["waterway", "water_lines"];
const BUILDINGS = ["building", "buildings"];
const ROADS = ["transportation", "roads", "streets"];
const PLACES = ["place", "places", "place_labels"];

const FILE = "pmtiles://";
const FONT = ["system-ui, sans-serif"];

let filesAreSpoken = false;

/** A layer, but for its name and where it comes from. */
type Look<L = LayerSpecification> = L extends LayerSpecification ? Omit<L, "id" | "source" | "source-layer"> : never;

/** Lets the map read PMTiles files. */
export function speakFiles(): void {
  if (filesAreSpoken) return;
  filesAreSpoken = true;
  addProtocol("pmtiles", new Protocol().tile);
}

/** Whether tiles from here hold shapes to be drawn; if not, they are pictures. */
export function areShapes(template: string): boolean {
  return /\.(pbf|mvt)(\?|#|$)/.test(template);
}

/** Lays street tiles over the world that comes along, and under everything else. */
export async function layStreets(map: Map, tiles: string, before: string): Promise<void> {
  const isFile = tiles.startsWith(FILE);
  let shapes = areShapes(tiles) ? [...WATER, ...RIVERS, ...BUILDINGS, ...ROADS, ...PLACES] : null;
  if (isFile) {
    speakFiles();
    shapes = await shapesOf(new PMTiles(tiles.slice(FILE.length)));
  }
  const from = isFile ? { url: tiles } : { tiles: [tiles] };
  if (shapes === null) {
    map.addSource("tiles", { type: "raster", tileSize: 256, ...from });
    map.addLayer({ id: "tiles", type: "raster", source: "tiles" }, before);
    return;
  }
  map.addSource("tiles", { type: "vector", ...from });
  for (const layer of ["borders", "countries"]) map.setLayoutProperty(layer, "visibility", "none");
  const known = shapes;
  const lay = (names: string[], look: Look) => {
    for (const name of names.filter((each) => known.includes(each))) {
      map.addLayer({ ...look, id: `streets-${name}`, source: "tiles", "source-layer": name } as AddLayerObject, before);
    }
  };
  lay(WATER, { type: "fill", filter: ["==", ["geometry-type"], "Polygon"] });
  lay(RIVERS, { type: "line" });
  lay(BUILDINGS, { type: "fill", minzoom: 14 });
  lay(ROADS, {
    type: "line",
    filter: ["==", ["geometry-type"], "LineString"],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 8, 0.4, 14, 1.6, 18, 10] },
  });
  lay(PLACES, {
    type: "symbol",
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 13 },
    paint: { "text-halo-width": 1.2 },
  });
}

/** The layers that a file of shapes has; null for one of pictures. */
async function shapesOf(file: PMTiles): Promise<string[] | null> {
  const { tileType } = await file.getHeader();
  if (tileType !== TileType.Mvt) return null;
  const { vector_layers: layers } = (await file.getMetadata()) as { vector_layers?: { id: string }[] };
  return layers?.map((layer) => layer.id) ?? [];
}

/** The colours of day or night, by layer. */
export function streetPaints(colours: Colours, isDark: boolean): Record<string, Record<string, string | number>> {
  const paints: Record<string, Record<string, string | number>> = {
    tiles: { "raster-saturation": isDark ? -0.6 : -0.15, "raster-brightness-max": isDark ? 0.55 : 1 },
  };
  const paint = (names: string[], look: Record<string, string>) => {
    for (const name of names) paints[`streets-${name}`] = look;
  };
  paint(WATER, { "fill-color": colours.water });
  paint(RIVERS, { "line-color": colours.water });
  paint(BUILDINGS, { "fill-color": colours.venue });
  paint(ROADS, { "line-color": colours.border });
  paint(PLACES, { "text-color": colours.label, "text-halo-color": colours.halo });
  return paints;
}
