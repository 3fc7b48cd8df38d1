import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/test/ui/**/*.test.ts"], environment: "node" },
});
