// What Maven runs: `node build.mjs build` makes the pages in target/ui, `node build.mjs check` looks them through.
// npm loads packages only after package-lock.json has changed, and vite builds only what is older than its sources.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, "node_modules/.installed");
const built = join(here, "target/ui/.built");
const sources = ["src/main/ui", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json", "build.mjs"];

function npm(...words) {
  const { status, error } = spawnSync("npm", words, { cwd: here, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function fingerprint(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(here, file)));
  return hash.digest("hex");
}

function files(path) {
  if (!statSync(join(here, path)).isDirectory()) return [path];
  return readdirSync(join(here, path)).sort().flatMap((name) => files(join(path, name)));
}

function isMarked(file, mark) {
  return existsSync(file) && readFileSync(file, "utf8") === mark;
}

/** npm empties node_modules before it fills it, so that the mark is there only if it went well. */
function install() {
  const mark = `${process.version} ${fingerprint("package.json", "package-lock.json")}`;
  if (isMarked(installed, mark)) return;
  npm("ci");
  writeFileSync(installed, mark);
}

function build() {
  const mark = fingerprint(...sources.flatMap(files));
  if (isMarked(built, mark)) return;
  npm("run", "build");
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, mark);
}

install();
if (process.argv[2] === "check") npm("run", "check");
else build();
