import { expect, test } from 'vitest'
import { linkChoices } from './linkChoices.ts'
import { threadLine } from './threadPath.ts'

const box = (x: number, y: number) => ({ x, y, w: 200, h: 100 })

test('[TH1] cards side by side are joined at the sides that face each other', () => {
  expect(threadLine(box(0, 0), box(400, 0))).toEqual({ path: 'M200 50L400 50', ends: [{ x: 200, y: 50 }, { x: 400, y: 50 }] })
  expect(threadLine(box(400, 0), box(0, 0)).ends).toEqual([{ x: 400, y: 50 }, { x: 200, y: 50 }])
})

test('[TH1] cards above each other are joined from bottom to top', () => {
  expect(threadLine(box(0, 0), box(0, 300)).ends).toEqual([{ x: 100, y: 100 }, { x: 100, y: 300 }])
})

test('[TH2] a line that turns has round corners and no slanted piece', () => {
  const { path } = threadLine(box(0, 0), box(400, 60))
  expect(path).toBe('M200 50L286 50Q300 50 300 64L300 96Q300 110 314 110L400 110')
})

test('[TH3] a link between a project and a statement runs from work to statement, whichever was chosen first', () => {
  const project = { id: 'p', kind: 'project', text: '', order: 'a', status: 'planned' } as const
  const statement = { id: 's', kind: 'statement', text: '', order: 'a', status: 'concept' } as const
  for (const choices of [linkChoices(project, statement), linkChoices(statement, project)]) expect(choices[0]).toEqual({ kind: 'realises', from: 'p', to: 's' })
})

test('[TH3] the reason supports what rests on it, whichever was chosen first', () => {
  const development = { id: 'd', kind: 'development', text: '', order: 'a' } as const
  const principle = { id: 'u', kind: 'principle', text: '', order: 'a', number: 1 } as const
  for (const choices of [linkChoices(development, principle), linkChoices(principle, development)]) expect(choices[0]).toEqual({ kind: 'supports', from: 'd', to: 'u' })
})
