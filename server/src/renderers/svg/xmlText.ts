import { visibleText } from '@visiebord/shared/report/visibleText.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** [X51] Text for an element or an attribute: what XML 1.0 forbids has become a visible sign, the five marks are escaped. */
export const xmlText = (text: string): string => visibleText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
