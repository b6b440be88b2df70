import { brotliCompressSync } from 'node:zlib';
import { defineConfig } from 'vite';

const WORTH_COMPRESSING = /[.](js|css|svg)$/;

/** The server sends what is beside a file as .br when the browser takes it; nothing is compressed while it serves. */
const compressed = {
  name: 'compressed',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (!WORTH_COMPRESSING.test(file.fileName)) continue;
      const source = brotliCompressSync(file.type === 'chunk' ? file.code : file.source);
      this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source });
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page allows nothing that stands inside of a document
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // "use client" of our packages is for servers that draw pages; this page is drawn by the browser only.
    rolldownOptions: {
      checks: { pluginTimings: false },
      onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
    },
  },
  plugins: [compressed],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
