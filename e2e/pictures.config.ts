import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** `pnpm pictures`: makes the pictures of the README and the user guide anew (they are committed; tests never write them), and all of e2e/output/screens, which CI makes a part of. */
export default defineConfig({ ...tests, testDir: './pictures', testMatch: ['readme.ts', 'guide.ts', 'screens.ts'], outputDir: './output/pictures' })
