import type { ExportFormat, ExportFormats } from '../core/ports/exports.ts'
import { fileName } from './fileName.ts'
import { type FormatName, FORMATS } from './formatNames.ts'
import { createRenderDesk } from './renderDesk.ts'

/** Every format that is built, by its name in the path. All are made off the event loop. */
export function createExportFormats(): ExportFormats {
  const render = createRenderDesk()
  const formatOf = (format: FormatName): ExportFormat => async (source, signal) => ({
    bytes: await render({ format, source }, signal),
    mediaType: FORMATS[format].mediaType,
    fileName: fileName(source, FORMATS[format].extension),
  })
  const names = Object.keys(FORMATS) as FormatName[]
  return new Map(names.map((name) => [name, formatOf(name)]))
}
