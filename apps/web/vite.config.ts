import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** A system that is up, for `npm run dev`. */
const running = process.env.UDACONNECT ?? "http://127.0.0.1:30000";

/** One page for all; its files go where the WAR takes them from. */
export default defineConfig({
  root: "src/main/ui",
  base: "./",
  publicDir: false,
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    proxy: { "/services.json": running, "/api": running, "/live": { target: running, ws: true } },
  },
  build: {
    outDir: "../../../target/ui",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // Servers know .js; some of them do not know what .mjs is.
    rolldownOptions: {
      output: {
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith(".mjs")) ? "assets/[name]-[hash].js" : "assets/[name]-[hash][extname]",
      },
    },
  },
});
