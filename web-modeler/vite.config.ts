import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** One browser app; every screen is a chunk of its own. Fonts and icons stay files: the CSP allows no data: fonts. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist-web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    // light-dark() and cascade layers are used as they are.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // The diagram viewer and the form viewer are lazy chunks of about this size.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
})
