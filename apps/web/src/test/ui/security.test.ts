import { expect, test } from "vitest";
import { policy } from "../../main/ui/security";

const alone = { person: "", location: "", connection: "", tiles: null, style: null, venue: null };

test("by itself a page speaks with its own server only", () => {
  expect(policy(alone)).toContain("connect-src 'self'");
  expect(policy(alone)).not.toContain("http");
});

test("with services and tiles elsewhere it speaks with those, and with no other", () => {
  const services = {
    ...alone,
    person: "http://127.0.0.1:30001",
    location: "http://127.0.0.1:30001",
    tiles: "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
    venue: "/halls.geojson",
  };
  expect(policy(services)).toContain("connect-src 'self' http://127.0.0.1:30001 https://*.tiles.example.org");
  expect(policy(services)).toContain("img-src 'self' data: blob: https://*.tiles.example.org");
  expect(policy({ ...alone, tiles: "pmtiles://https://maps.example.org/a.pmtiles" })).toContain("https://maps.example.org");
});
