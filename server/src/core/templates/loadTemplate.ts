import { readFile } from 'node:fs/promises'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import { BOARD_JSON_FORMAT } from '@visiebord/shared/protocol/http/boardJson.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { NewRound } from '../workshop/decidePlanRound.ts'
import { blankTemplate } from './blankTemplate.ts'
import type { Template } from './template.ts'

/** Names that INTERFACE knows; those that are not built yet are refused. */
export const TEMPLATE_NAMES = ['blank', 'vision-roadmap', 'pdca', 'example'] as const
export type TemplateName = (typeof TEMPLATE_NAMES)[number]

export async function loadTemplate(name: TemplateName): Promise<Outcome<Template>> {
  switch (name) {
    case 'blank':
      return accept(blankTemplate)
    case 'example':
      return accept(await readExample())
    case 'vision-roadmap':
    case 'pdca':
      return decline('template-unknown', `built so far: blank, example`)
  }
}

/** `example.json` is a board file with the planned rounds in it. It ships with the release: that it does not parse is a bug. */
async function readExample(): Promise<Template> {
  const { format, rounds, ...board } = JSON.parse(await readFile(new URL('./example.json', import.meta.url), 'utf8')) as ExampleFile
  if (format !== BOARD_JSON_FORMAT) throw new TypeError(`example.json is not a ${BOARD_JSON_FORMAT}`)
  const parsed = parseContent(board)
  if (!parsed.ok) throw new TypeError(`example.json: ${parsed.at} ${parsed.problem}`)
  return { parties: board.parties, rounds: rounds.map(({ title, phase, instruction, minutes, allows }) => ({ title, phase, ...(instruction ? { instruction } : {}), ...(minutes ? { minutes } : {}), ...(allows ? { allows } : {}) })), board: parsed.content }
}

type ExampleFile = { readonly format: string; readonly rounds: readonly NewRound[]; readonly parties: Template['parties'] }
