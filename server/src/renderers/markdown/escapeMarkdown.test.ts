import { describe, expect, test } from 'vitest'
import { markdownLine, markdownText } from './escapeMarkdown.ts'

describe('text in Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[klik](javascript:alert(1))', '\\[klik\\](javascript\\:alert(1))'],
    ['![x](http://169.254.169.254/)', '!\\[x\\](http\\://169.254.169.254/)'],
    ['www.voorbeeld.nl', 'www\\.voorbeeld.nl'],
    ['mail a@b.nl', 'mail a\\@b.nl'],
    ['# kop', '\\# kop'],
    ['- punt', '\\- punt'],
    ['+ punt', '\\+ punt'],
    ['1. punt', '1\\. punt'],
    ['12) punt', '12\\) punt'],
    ['*vet* _schuin_ `code` ~~weg~~', '\\*vet\\* \\_schuin\\_ \\`code\\` \\~\\~weg\\~\\~'],
    ['a | b', 'a \\| b'],
    ['&amp; &lt;', '&amp;amp; &amp;lt;'],
    ['\\*', '\\\\\\*'],
    ['=== ---', '\\=== ---'],
    [':smile: om 11:14', '\\:smile: om 11:14'],
    ['$x$', '\\$x\\$'],
  ])('[X31] %s becomes no markup, HTML or link', (text, written) => {
    expect(markdownLine(text)).toBe(written)
  })

  test('[X31] ordinary text stays as readable as it was', () => {
    for (const text of ['Begrijpelijke taal (B1) wordt in elke visie genoemd.', 'Let op: ’s avonds – 100% digitaal!', '2029: een collega']) expect(markdownLine(text)).toBe(text)
  })

  test('[X32] line breaks, indents and empty lines are kept inside a list item', () => {
    expect(markdownText('een\n\n  - twee\r\n\tdrie  ', '  ')).toBe('een\\\n  \\\n  &nbsp;&nbsp;\\- twee\\\n  &emsp;drie')
  })
})
