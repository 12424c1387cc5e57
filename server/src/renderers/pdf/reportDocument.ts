import PDFDocument from 'pdfkit'
import type { PdfFonts } from './loadPdfFonts.ts'

const A4 = { width: 595.28, height: 841.89 } as const

/** The identification that makes readers trust the tags. Apart, because the types of pdfkit do not know this value yet. */
const UNIVERSAL_ACCESS: object = { subset: 'PDF/UA' }

export type DocumentFacts = { readonly title: string; readonly language: string; readonly createdAt: Date; readonly subject?: string; readonly keywords?: string }

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** pdfkit writes the facts of a document unescaped into its XML metadata: a title with `&` would make it unreadable. */
class WellFormedDocument extends PDFDocument {
  _addInfo(): void {
    const { info } = this
    this.info = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]))
    const inherited: unknown = Reflect.get(PDFDocument.prototype, '_addInfo')
    if (typeof inherited === 'function') inherited.call(this)
    this.info = info
  }
}

export type ReportDocument = PDFKit.PDFDocument

/** An empty, tagged A4 document with its fonts registered by name. Same facts, same bytes. */
export function openDocument({ title, language, createdAt, subject, keywords }: DocumentFacts, fonts: PdfFonts): ReportDocument {
  const doc = new WellFormedDocument({
    autoFirstPage: false, bufferPages: true, tagged: true, displayTitle: true, pdfVersion: '1.7', lang: language, ...UNIVERSAL_ACCESS,
    info: {
      Title: title, ...(subject === undefined ? {} : { Subject: subject }), ...(keywords === undefined ? {} : { Keywords: keywords }),
      Creator: 'Visiebord', Producer: 'Visiebord', CreationDate: createdAt, ModDate: createdAt,
    },
  })
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return doc
}

export const addPortrait = (doc: ReportDocument): void => void doc.addPage({ size: [A4.width, A4.height], margin: 0 })
export const addLandscape = (doc: ReportDocument): void => void doc.addPage({ size: [A4.height, A4.width], margin: 0 })

/** The whole file; ends the document. */
export function bytesOf(doc: ReportDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
    doc.end()
  })
}

