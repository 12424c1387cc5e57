import { readFile } from 'node:fs/promises'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import { BOARD_JSON_FORMAT } from '@visiebord/shared/protocol/http/boardJson.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { NewRound } from '../workshop/decidePlanRound.ts'
import { blankTemplate } from './blankTemplate.ts'
import type { Template } from './template.ts'

/** The template of this name; `vision-roadmap` and `pdca` are not built yet and refused like a name that nobody knows. */
export async function loadTemplate(name: string): Promise<Outcome<Template>> {
  switch (name) {
    case 'blank':
      return accept(blankTemplate)
    case 'example':
      return accept(await readExample())
    default:
      return decline('template-unknown', 'built so far: blank, example')
  }
}

/** `example.json` is a board file with the planned rounds in it. It ships with the release: that it does not parse is a bug. */
async function readExample(): Promise<Template> {
  const { format, rounds, ...board } = JSON.parse(await readFile(new URL('./example.json', import.meta.url), 'utf8')) as ExampleFile
  if (format !== BOARD_JSON_FORMAT) throw new TypeError(`example.json is not a ${BOARD_JSON_FORMAT}`)
  const parsed = parseContent(board)
  if (!parsed.ok) throw new TypeError(`example.json: ${parsed.at} ${parsed.problem}`)
  return { parties: board.parties, rounds, board: parsed.content }
}

type ExampleFile = { readonly format: string; readonly rounds: readonly NewRound[]; readonly parties: Template['parties'] }
