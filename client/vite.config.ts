import react from '@vitejs/plugin-react'
import path from 'node:path'
import { defineConfig } from 'vite'

const ours = (file: string): string => path.resolve(import.meta.dirname, 'src', file)

export default defineConfig({
  plugins: [react()],
  // Relative: the server may put Visiebord under a path and fills in <base href>.
  base: './',
  resolve: {
    // Parts of libraries of which little is used, and all would be fetched: each of ours says what it leaves out.
    alias: [
      { find: 'lib0/logging', replacement: ours('sync/plainLogging.ts') },
      { find: 'lib0/broadcastchannel', replacement: ours('sync/oneTab.ts') },
      { find: /^(lib0\/environment|\.\/environment\.js)$/, replacement: ours('sync/inBrowser.ts') },
      { find: /^\.\.\/createLucideIcon\.mjs$/, replacement: ours('ui/createLucideIcon.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Inline scripts and data: assets would need holes in the Content-Security-Policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // What every page begins with, and what the board says of itself and where it puts things: one file each, not a small one for each set of readers.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'core', test: /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(?:react|react-dom|scheduler|zustand)\/|src\/ui\/createLucideIcon\.ts$|lucide-react\/dist\/esm\/icons\/(?:x|arrow-right|eye|lock)\.mjs$/ },
      { name: 'first', test: /shared\/src\/workshop\/refusals\.ts$|src\/(sync\/api|ui\/(PartyMark|partyMarkPath|TextField)|features\/(lobby\/LookButtons|remarks\/signWords))(\.module)?\.(tsx?)$|lucide-react\/dist\/esm\/icons\/(?:contrast|languages|moon|sun)\.mjs$/ },
      { name: 'basis', test: /shared\/src\/(board\/(order|fieldRules|schema|sameValue|selectors\/placement|geometry\/(roadmapLayout|strokes|rect))|workshop\/nouns)\.ts$|src\/(features\/(remarks\/(SignIcon|useRemarks)|rounds\/words)|state\/(mentionsKey|recentWorkshops))\.tsx?$|lucide-react\/dist\/esm\/icons\/(?:check|plus|calendar-range)\.mjs$/ },
    ] } } },
  },
})
