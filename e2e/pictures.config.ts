import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** `pnpm pictures`: makes the pictures of the README and the user guide anew. They are committed; tests never write them. */
export default defineConfig({ ...tests, testDir: './pictures', testMatch: ['readme.ts', 'guide.ts'], outputDir: './output/pictures' })
