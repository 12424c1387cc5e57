import { CARD_KINDS } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { facilitator, noRound, onlyNotes, openGateRoom, openPage, participant, viewer, wordOf, type GateRoom } from '../test/gateRoom.ts'

type Page = ReturnType<typeof openPage>
let room: GateRoom
let eva: Page

beforeEach(() => {
  room = openGateRoom()
  eva = openPage(room, 'eva', facilitator)
  eva.addCard('note', 'note', {}, 'n')
  eva.addCard('principle', 'principle', { number: 1 }, 'p')
  eva.root('sections').set('s', new Y.Map<unknown>([['title', new Y.Text('Zorg')], ['position', { x: 0, y: 0 }], ['size', { w: 300, h: 300 }], ['order', 'a0']]))
  eva.root('lanes').set('l', new Y.Map<unknown>([['title', new Y.Text('2027')], ['order', 'a0']]))
  eva.root('links').set('k', new Y.Map<unknown>([['from', 'note'], ['to', 'principle'], ['kind', 'supports']]))
  eva.root('timeline').set('start', '2027-Q1')
  eva.root('meta').set('schema', 1)
  eva.send()
  room.flush()
})

/** What somebody with this permission is answered who does this on a fresh copy of the board. */
function answersTo(permission: typeof participant, act: (page: Page) => void): readonly string[] {
  const page = openPage(room, 'bob', permission)
  page.pull()
  act(page)
  return page.outbox.splice(0).map((update) => wordOf(room.ask('bob', permission, update)))
}

const title = (page: Page, root: string, id: string): Y.Text => {
  const text = page.entry(root, id).get('title')
  if (!(text instanceof Y.Text)) throw new Error('no title')
  return text
}

const STRUCTURE: readonly (readonly [string, (page: Page) => void])[] = [
  ['moves a section', (page) => page.entry('sections', 's').set('position', { x: 1, y: 1 })],
  ['deletes a section', (page) => page.root('sections').delete('s')],
  ['types in a title', (page) => title(page, 'sections', 's').insert(0, 'x')],
  ['takes from a title', (page) => title(page, 'sections', 's').delete(0, 1)],
  ['adds a lane', (page) => page.root('lanes').set('m', new Y.Map<unknown>([['title', new Y.Text('x')], ['order', 'a1']]))],
  ['deletes a lane', (page) => page.root('lanes').delete('l')],
  ['sets the timeline', (page) => page.root('timeline').set('quarters', 8)],
  ['empties the timeline', (page) => page.root('timeline').delete('start')],
  ['sets meta', (page) => page.root('meta').set('schema', 1)],
  ['deletes meta', (page) => page.root('meta').delete('schema')],
]
const CARDS_AND_LINKS: readonly (readonly [string, (page: Page) => void])[] = [
  ['adds a card', (page) => page.addCard('new')],
  ['moves a card', (page) => page.entry('cards', 'note').set('position', { x: 9, y: 9 })],
  ['types in a card', (page) => page.text('note').insert(0, 'x')],
  ['takes from a text', (page) => page.text('note').delete(0, 1)],
  ['takes a field away', (page) => page.entry('cards', 'note').delete('position')],
  ['deletes a card', (page) => page.root('cards').delete('note')],
  ['puts a card in the place of one', (page) => page.addCard('note')],
  ['links', (page) => page.root('links').set('m', new Y.Map<unknown>([['from', 'note'], ['to', 'principle'], ['kind', 'relates']]))],
  ['unlinks', (page) => page.root('links').delete('k')],
  ['turns a link', (page) => page.entry('links', 'k').set('kind', 'dependsOn')],
]

describe('who may write', () => {
  it.each([...STRUCTURE, ...CARDS_AND_LINKS])('[G10] a viewer who %s is refused as a viewer', (_, act) => {
    expect(answersTo(viewer, act)).toEqual(['viewer'])
  })
  it.each([...STRUCTURE, ...CARDS_AND_LINKS])('[G10] a participant who %s while no round is open is refused for that', (_, act) => {
    expect(answersTo(noRound, act)).toEqual(['no-open-round'])
  })
  it.each(STRUCTURE)('[G10] a participant who %s is refused: structure is the facilitator\'s', (_, act) => {
    expect(answersTo(participant, act)).toEqual(['structure-not-allowed'])
    expect(answersTo(onlyNotes, act)).toEqual(['structure-not-allowed'])
    expect(answersTo(facilitator, act)).toEqual(['write'])
  })
  it.each(CARDS_AND_LINKS)('[G10] a participant who %s in an open round may', (_, act) => {
    expect(answersTo(participant, act)).toEqual(['write'])
    expect(answersTo(facilitator, act)).toEqual(['write'])
    expect(answersTo(onlyNotes, act)).toEqual(['write'])
  })
})

describe('which kinds', () => {
  const ON_A_PRINCIPLE: readonly (readonly [string, (page: Page) => void])[] = [
    ['adds one', (page) => page.addCard('new', 'principle', { number: 2 })],
    ['moves one', (page) => page.entry('cards', 'principle').set('position', { x: 9, y: 9 })],
    ['types in one', (page) => page.text('principle').insert(0, 'x')],
    ['takes from its text', (page) => page.text('principle').delete(0, 1)],
    ['deletes one', (page) => page.root('cards').delete('principle')],
    ['takes its kind away', (page) => page.entry('cards', 'principle').delete('kind')],
    ['puts a note in its place', (page) => page.addCard('principle', 'note')],
    ['makes a note one', (page) => page.entry('cards', 'note').set('kind', 'principle')],
    ['makes it a note', (page) => page.entry('cards', 'principle').set('kind', 'note')],
  ]
  it.each(ON_A_PRINCIPLE)('[G10] in a round of notes, who wants a principle and %s is refused', (_, act) => {
    expect(answersTo(onlyNotes, act)).toContain('kind-not-allowed')
    expect(answersTo(participant, act)).toEqual(['write'])
  })

  it.each(CARD_KINDS)('[G10] a %s may be added where its kind is allowed, and is refused elsewhere', (kind) => {
    const others = { ...onlyNotes, kinds: CARD_KINDS.filter((each) => each !== kind) }
    expect(answersTo({ ...onlyNotes, kinds: [kind] }, (page) => page.addCard('new', kind))).toEqual(['write'])
    expect(answersTo(others, (page) => page.addCard('new', kind))).toEqual(['kind-not-allowed'])
  })

  it('[G10] the kind of a card that is only queued counts', () => {
    eva.addCard('queued', 'statement', { status: 'concept' }, 'q')
    eva.send()
    const acts: readonly ((page: Page) => void)[] = [
      (page) => page.entry('cards', 'queued').set('color', 'geel'),
      (page) => page.text('queued').insert(0, 'x'),
      (page) => page.root('cards').delete('queued'),
      (page) => page.addCard('queued'),
    ]
    for (const act of acts) {
      const bob = openPage(room, 'bob', onlyNotes)
      Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(eva.doc), 'server')
      act(bob)
      expect(bob.send()).toEqual(['kind-not-allowed'])
    }
  })

  it('[G10] a card whose kind comes in a later message is everybody\'s until then', () => {
    const answers = (kind: string): readonly string[] => {
      const bob = openPage(room, 'bob', onlyNotes)
      bob.pull()
      bob.root('cards').set(`slow-${kind}`, new Y.Map())
      bob.entry('cards', `slow-${kind}`).set('kind', kind)
      return bob.send()
    }
    expect(answers('note')).toEqual(['write', 'write'])
    expect(answers('principle')).toEqual(['write', 'kind-not-allowed'])
  })
})

describe('authors', () => {
  it('[G11] a new card carries the writer\'s name, no name, or is refused', () => {
    expect(answersTo(participant, (page) => page.addCard('new', 'note', { authorId: 'bob' }))).toEqual(['write'])
    expect(answersTo(participant, (page) => page.addCard('new', 'note', { authorId: 'eva' }))).toEqual(['author-not-you'])
    expect(answersTo(facilitator, (page) => page.addCard('new', 'note', { authorId: 'eva' }))).toEqual(['author-not-you'])
  })

  it('[G11] an existing card keeps its author or takes the writer, nobody else', () => {
    room.authors.set('note', 'eva')
    expect(answersTo(participant, (page) => page.entry('cards', 'note').set('authorId', 'bob'))).toEqual(['write'])
    expect(answersTo(participant, (page) => page.entry('cards', 'note').set('authorId', 'eva'))).toEqual(['write'])
    expect(answersTo(participant, (page) => page.entry('cards', 'note').set('authorId', 'carl'))).toEqual(['author-not-you'])
  })

  it('[G11] only ids that nobody brought before are new cards', () => {
    const bob = openPage(room, 'bob', participant)
    bob.pull()
    bob.addCard('fresh')
    bob.addCard('note', 'note', { authorId: 'eva' })
    const brought = bob.outbox.map((update) => {
      const answer = room.send('bob', participant, update)
      return answer.verdict === 'write' ? answer.newCards : wordOf(answer)
    })
    expect(brought).toEqual([['fresh'], []])
    expect(room.authors.get('note')).toBe('eva')
  })
})
