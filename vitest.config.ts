import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,server,client}/src/**/*.test.{ts,tsx}', 'e2e/contract/**/*.test.ts', 'e2e/cases/**/*.test.ts'],
    environment: 'node',
    // Two cores: files run side by side in two threads, no more.
    maxWorkers: 2,
    // Generous on purpose: a slow machine must not fail a test that only waits for a thing to happen.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
