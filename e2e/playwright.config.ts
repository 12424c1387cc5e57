import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { SOON_AGAIN } from './fixtures/soonAgain.ts'

export default defineConfig({
  testDir: './specs',
  outputDir: './output/results',
  // Two cores, four browser contexts a test: one test at a time is both faster and steadier.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000, toPass: { intervals: SOON_AGAIN } },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: 'light',
    actionTimeout: 15_000,
    // Traces of four browsers at once slow down what is being timed; E2E_TRACE=1 asks for them.
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS },
  },
})
