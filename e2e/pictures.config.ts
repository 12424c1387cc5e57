import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** `pnpm pictures`: makes the pictures of the README anew. They are committed; tests never write them. */
export default defineConfig({ ...tests, testDir: './pictures', testMatch: '*.ts', outputDir: './output/pictures' })
