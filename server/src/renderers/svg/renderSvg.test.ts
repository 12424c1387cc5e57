import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { describe, expect, test } from 'vitest'
import { emptyReport, goldenReport, NASTY_NOTES } from '../../test/golden/goldenReport.ts'
import { renderSvg } from './renderSvg.ts'
import { xmlText } from './xmlText.ts'

const svg = new TextDecoder().decode(renderSvg(goldenReport()))

/** Reads XML as strictly as this file needs it: every tag closed in order, attributes quoted, entities known. Throws what is wrong. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = []
  const seen: string[] = []
  const body = xml.replace(/^<\?xml [^?]*\?>\n/, '')
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|[^<]+/gy
  while (token.lastIndex < body.length) {
    const at = token.lastIndex
    const found = token.exec(body)
    if (found === null) throw new Error(`not well formed at ${body.slice(at, at + 80)}`)
    const [whole, closes, name, , closed] = found
    if (/&(?!(amp|lt|gt|quot|#39);)/.test(whole)) throw new Error(`unknown entity in ${whole.slice(0, 80)}`)
    if (name === undefined) continue
    if (closes === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      seen.push(name)
      if (closed !== '/') open.push(name)
    }
  }
  if (open.length > 0) throw new Error(`open: ${open.join()}`)
  return seen
}

describe('the picture as SVG', () => {
  test('[X50] is well-formed XML of five harmless elements, with a title and a description', () => {
    const elements = elementsOf(svg)
    expect(new Set(elements)).toEqual(new Set(['svg', 'title', 'desc', 'rect', 'path', 'text', 'g']))
    expect(svg).toContain('role="img" aria-labelledby="t d"')
    expect(svg).toContain('<title id="t">Visie op dienstverlening &amp; roadmap &lt;2027&gt; · Verslag van vastgelegde ronde 5</title>')
  })

  test('[X51] holds no character that XML 1.0 forbids, no script, handler, link or style sheet', () => {
    expect(svg).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
    expect(svg).not.toMatch(/<script|<style|<a |<image|<use|<foreignObject|\son[a-z]+="|href|url\(/i)
  })

  test('[X52] says the whole text of every nasty note', () => {
    for (const { id, text } of NASTY_NOTES) expect(svg.includes(`data-card-id="${id}"`) && svg.includes(xmlText(plainWords(text)))).toBe(true)
  })

  test('[X53] every line of plain text is as wide as it was measured, whatever font the reader has', () => {
    const lines = svg.match(/<text [^>]*>/g) ?? []
    expect(lines.length).toBeGreaterThan(500)
    expect(lines.filter((line) => line.includes('textLength')).length / lines.length).toBeGreaterThan(0.95)
  })

  test('[X53] a text that reads from the right stands at the right, as on the screen, and turns its brackets', () => {
    const [hebrew] = svg.match(/<text [^>]*>ברוכים[^<]*/) ?? []
    const box = svg.match(/<g data-card-id="[^"]*" data-card-kind="note"><title>[^<]*ברוכים[^<]*<\/title><rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/) ?? []
    expect(hebrew).toContain(' direction="rtl" xml:space')
    const x = Number(/ x="([\d.]+)"/.exec(hebrew ?? '')?.[1])
    const right = Number(box[1]) + Number(box[2])
    expect(x).toBeLessThan(right)
    expect(x).toBeGreaterThan(right - 30)
  })

  test('[X6] an empty board says so', () => {
    expect(new TextDecoder().decode(renderSvg(emptyReport()))).toContain('Dit bord bevat geen kaarten.')
  })
})
