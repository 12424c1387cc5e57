/** Formats that are built: name in the path → what the file is. */
export const FORMATS = {
  json: { extension: 'json', mediaType: 'application/json' },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  svg: { extension: 'svg', mediaType: 'image/svg+xml' },
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
} as const
export type FormatName = keyof typeof FORMATS
