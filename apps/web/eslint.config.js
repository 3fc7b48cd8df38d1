import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

/** What Node and Chromium bring along, and the build and the browser tests use. */
const KNOWN = [
  "clearInterval",
  "console",
  "document",
  "fetch",
  "innerWidth",
  "process",
  "setInterval",
  "setTimeout",
  "URL",
];

export default defineConfig(
  globalIgnores(["target", "node_modules"]),
  js.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    plugins: { "react-hooks": hooks },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // An index may lie beside its array, which the types do not say.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: Object.fromEntries(KNOWN.map((name) => [name, "readonly"])) },
  },
);
