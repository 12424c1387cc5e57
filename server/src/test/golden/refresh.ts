/**
 * Writes the golden files anew: `node server/src/test/golden/refresh.ts`, after a change of the example or of a renderer
 * that is meant. Look at the difference before committing it.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { GOLDEN_FILES, GOLDEN_FOLDER } from './goldenFiles.ts'
import { goldenReport } from './goldenReport.ts'

mkdirSync(GOLDEN_FOLDER, { recursive: true })
for (const { name, make } of GOLDEN_FILES) writeFileSync(new URL(name, GOLDEN_FOLDER), await make(goldenReport()))
