import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { shownWords } from './ShownWords.tsx'

const html = (text: string): string => renderToStaticMarkup(<p>{shownWords(text)}</p>).replaceAll(/ (?:class|style)="[^"]*"/g, '')

describe('words as a card shows them', () => {
  test('[WD4] without marks they are the string that was typed', () => {
    for (const text of ['', 'Loket', 'een\ntwee', '-5 graden', '2 ** 3', '<b>x</b>']) expect(shownWords(text)).toBe(text)
  })

  test('[WD5] lists are lists for who listens, bullets are not read out, bold is bold', () => {
    expect(html('Wij:\n- **een**\n  2. twee')).toBe(
      '<p><span data-words=""><span>Wij:</span><span role="list"><span role="listitem"><span data-label="" aria-hidden="true">•</span><strong>een</strong></span>'
      + '<span role="listitem" aria-level="2"><span data-label="">2.</span>twee</span></span></span></p>',
    )
    expect(html('**<i>**\n\n- x')).toBe('<p><span data-words=""><span><strong>&lt;i&gt;</strong></span><span></span><span role="list"><span role="listitem"><span data-label="" aria-hidden="true">•</span>x</span></span></span></p>')
  })

  test('[WD5] items stand in from the side where the text begins, by what the fitting counts with', () => {
    expect(renderToStaticMarkup(<>{shownWords('- een')}</>)).toContain('padding-inline-start:0.85em')
  })
})
