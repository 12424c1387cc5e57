import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,server,client}/src/**/*.test.{ts,tsx}', 'e2e/contract/**/*.test.ts', 'e2e/cases/**/*.test.ts'],
    environment: 'node',
    // Two cores: files run side by side in two threads, no more.
    maxWorkers: 2,
    // Many tests start the server as a process of its own: what is compiled once need not be compiled a hundred times (1.2 s of processor time a start, 0.8 with it).
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/compiled') },
    // Generous on purpose: a slow machine must not fail a test that only waits for a thing to happen.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
