import type { ReportWords } from './reportWords.ts'

const quarter = (value: string, words: ReportWords): string => {
  const [year = '', number = ''] = value.split('-Q')
  return words.quarter(year, number)
}

/** `Q1 2027 – Q3 2027`; nothing when it is not planned. */
export function periodOf({ start, end }: { readonly start?: string; readonly end?: string }, words: ReportWords): string {
  if (start === undefined && end === undefined) return ''
  return words.until(quarter(start ?? end ?? '', words), quarter(end ?? start ?? '', words))
}
