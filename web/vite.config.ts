import { defineConfig } from "vitest/config";

// The page is built into the Python package, and so into the wheel. In development `npm run dev` asks a served record.
export default defineConfig({
  build: {
    outDir: "../src/vedette/serve/page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // nothing as data: addresses; the Content-Security-Policy stays strict
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1400,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8710" } },
  test: { include: ["tests/**/*.test.ts"] },
});
