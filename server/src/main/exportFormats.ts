import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import type { ExportFormat, ExportFormats } from '../core/ports/exports.ts'
import { renderCsv } from '../renderers/csv/renderCsv.ts'
import { renderJson } from '../renderers/json/renderJson.ts'
import { renderMarkdown } from '../renderers/markdown/renderMarkdown.ts'
import { renderSvg } from '../renderers/svg/renderSvg.ts'
import { fileName } from './fileName.ts'
import { createPdfDesk } from './pdfDesk.ts'

type Renderer = { readonly extension: string; readonly mediaType: string; readonly render: (report: Report) => Uint8Array | Promise<Uint8Array> }

/** Every format that is built, by its name in the path. */
export function createExportFormats(): ExportFormats {
  const renderers: Readonly<Record<string, Renderer>> = {
    json: { extension: 'json', mediaType: 'application/json', render: renderJson },
    csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8', render: renderCsv },
    markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8', render: renderMarkdown },
    svg: { extension: 'svg', mediaType: 'image/svg+xml', render: renderSvg },
    pdf: { extension: 'pdf', mediaType: 'application/pdf', render: createPdfDesk() },
  }
  const format = ({ extension, mediaType, render }: Renderer): ExportFormat => async (source) => ({
    bytes: await render(buildReport(source)),
    mediaType,
    fileName: fileName(source, extension),
  })
  return new Map(Object.entries(renderers).map(([name, renderer]) => [name, format(renderer)]))
}
