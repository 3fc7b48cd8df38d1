// Streets from a PMTiles file on another host are drawn, be they shapes or pictures, and of the file just parts are read.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createServer } from "node:http";
import { open, until } from "./browser.mjs";

const WEST = { x: 540, y: 400 };
const EAST = { x: 740, y: 400 };
const SHAPES = 1;
const PICTURES = 2;
const RED_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

export default async function streets({ browser }) {
  const files = {
    "/shapes.pmtiles": archive(SHAPES, westernWater(), { vector_layers: [{ id: "water", fields: {} }] }),
    "/pictures.pmtiles": archive(PICTURES, Buffer.from(RED_PIXEL, "base64"), {}),
  };
  const { server, origin, ranges } = await serve(files);
  try {
    const shapes = await lookAtSea(browser, `pmtiles://${origin}/shapes.pmtiles`);
    await until("the water ends in the middle", async () => `${await colour(shapes, WEST)}` !== `${await colour(shapes, EAST)}`);
    const pictures = await lookAtSea(browser, `pmtiles://${origin}/pictures.pmtiles`);
    await until("all is red", async () => {
      const [red, green, blue] = await colour(pictures, EAST);
      return red > 180 && green < 80 && blue < 80;
    });
    for (const [file, asked] of Object.entries(ranges)) {
      assert.ok(asked.length > 0, `${file} was not read`);
      assert.ok(asked.every((range) => /^bytes=\d+-\d+$/.test(range)), `${file}: ${asked}`);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A map of nothing but sea, if it has no streets, on which what is west and east of the middle can be seen. */
function lookAtSea(browser, tiles) {
  return open(browser, "#/map?at=0,0,4", {}, (context) =>
    context.route("**/services.json", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), tiles } });
    }),
  );
}

/** Red, green and blue of what is seen there. */
async function colour(page, { x, y }) {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(async (address) => {
    const image = new globalThis.Image();
    image.src = address;
    await image.decode();
    const context = new globalThis.OffscreenCanvas(1, 1).getContext("2d");
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, `data:image/png;base64,${picture.toString("base64")}`);
}

/** A host that gives parts of its files to pages of others, and keeps in mind which. */
async function serve(files) {
  const ranges = Object.fromEntries(Object.keys(files).map((path) => [path, []]));
  const server = createServer((request, response) => {
    const file = files[request.url];
    const range = request.headers.range ?? "";
    ranges[request.url]?.push(range);
    const [first, last] = (range.match(/\d+/g) ?? []).map(Number);
    if (file === undefined || last === undefined) {
      response.writeHead(404).end();
      return;
    }
    const end = Math.min(last, file.length - 1);
    response.writeHead(206, {
      "Access-Control-Allow-Origin": "*",
      "Content-Range": `bytes ${first}-${end}/${file.length}`,
      "Content-Length": end - first + 1,
    });
    response.end(file.subarray(first, end + 1));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}`, ranges };
}

/** A PMTiles file, version 3, nothing in it compressed, with one tile of the whole world. */
function archive(type, tile, metadata) {
  const HEADER = 127;
  const directory = Buffer.from([...varint(1), ...varint(0), ...varint(1), ...varint(tile.length), ...varint(1)]);
  const words = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(HEADER);
  header.write("PMTiles");
  header[7] = 3;
  let offset = HEADER;
  for (const [at, part] of [[8, directory], [24, words], [40, Buffer.alloc(0)], [56, tile]]) {
    header.writeBigUInt64LE(BigInt(offset), at);
    header.writeBigUInt64LE(BigInt(part.length), at + 8);
    offset += part.length;
  }
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at); // tiles addressed, entered, held
  header.set([1, 1, 1, type, 0, 0], 96); // in order, twice not compressed, of that type, from zoom 0 to 0
  [-180, -85, 180, 85].forEach((side, i) => header.writeInt32LE(side * 1e7, 102 + i * 4));
  return Buffer.concat([header, directory, words, tile]);
}

/** A vector tile with a layer called water, whose one polygon is the western half. */
function westernWater() {
  const turned = (number) => varint(number < 0 ? -2 * number - 1 : 2 * number);
  const to = (...steps) => steps.flatMap(turned);
  const polygon = [9, ...to(0, 0), 26, ...to(2048, 0, 0, 4096, -2048, 0), 15]; // begin, three lines, close
  const feature = [...field(3, 3), ...field(4, polygon)];
  const layer = [...field(15, 2), ...field(1, [...Buffer.from("water")]), ...field(2, feature), ...field(5, 4096)];
  return Buffer.from(field(3, layer));
}

/** Of a protobuf message: a number, or bytes. */
function field(number, value) {
  return Array.isArray(value)
    ? [...varint(number * 8 + 2), ...varint(value.length), ...value]
    : [...varint(number * 8), ...varint(value)];
}

function varint(number) {
  return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
}
