import react from '@vitejs/plugin-react'
import path from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // Relative: the server may put Visiebord under a path and fills in <base href>.
  base: './',
  resolve: { alias: { 'lib0/logging': path.resolve(import.meta.dirname, 'src/sync/plainLogging.ts') } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Inline scripts and data: assets would need holes in the Content-Security-Policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: true,
  },
})
