import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { aMap, aText, craftUpdate, item, string, values } from '../test/craftUpdate.ts'
import { facilitator, noRound, onlyNotes, openGateRoom, openPage, participant, viewer, wordOf, type GateRoom } from '../test/gateRoom.ts'
import { comment, put } from '../test/putRemark.ts'

type Page = ReturnType<typeof openPage>
let room: GateRoom
let ann: Page

const textOf = (page: Page, id: string): Y.Text => {
  const text = page.entry('remarks', id).get('text')
  if (!(text instanceof Y.Text)) throw new Error('no text')
  return text
}

beforeEach(() => {
  room = openGateRoom()
  ann = openPage(room, 'ann', participant)
  ann.addCard('card')
  comment(ann, 'comment', 'ann')
  put(ann, 'reaction', { kind: 'reaction', authorId: 'ann', value: '👍' })
  put(ann, 'tag', { kind: 'tag', value: 'wonen' })
  if (ann.send().join() !== 'write,write,write,write') throw new Error('the board was not made')
})

/** What somebody is answered who does this; once on the stored board and once while it is only queued. */
function answersTo(who: string, permission: typeof participant, act: (page: Page) => void): readonly string[] {
  const ask = (): readonly string[] => {
    const page = openPage(room, who, permission)
    Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(ann.doc), 'server')
    act(page)
    return page.outbox.splice(0).map((update) => wordOf(room.ask(who, permission, update)))
  }
  const queued = ask()
  room.flush()
  expect(ask()).toEqual(queued)
  return queued
}

const ON_ANOTHERS: readonly (readonly [string, (page: Page) => void])[] = [
  ['types in a comment', (page) => textOf(page, 'comment').insert(0, 'niet ')],
  ['takes letters from a comment', (page) => textOf(page, 'comment').delete(0, 1)],
  ['puts another text in a comment', (page) => page.entry('remarks', 'comment').set('text', new Y.Text('ja'))],
  ['empties a comment', (page) => page.entry('remarks', 'comment').delete('text')],
  ['says whom it names', (page) => page.entry('remarks', 'comment').set('mentions', 'bob')],
  ['says when it was', (page) => page.entry('remarks', 'comment').set('at', '2020-01-31T09:30:00.000Z')],
  ['turns a reaction', (page) => page.entry('remarks', 'reaction').set('value', '🎉')],
  ['takes the value away', (page) => page.entry('remarks', 'reaction').delete('value')],
]
const AWAY: readonly (readonly [string, (page: Page, who: string) => void])[] = [
  ['deletes a comment', (page) => page.root('remarks').delete('comment')],
  ['deletes a reaction', (page) => page.root('remarks').delete('reaction')],
  ['puts an own comment in the place of one', (page, who) => comment(page, 'comment', who, 'ja!')],
  ['puts a tag in the place of a comment', (page) => put(page, 'comment', { kind: 'tag', value: 'x' })],
]

describe('whose words they are', () => {
  it.each(ON_ANOTHERS)('[G52] who %s of somebody else is refused, the facilitator too', (_, act) => {
    expect(answersTo('bob', participant, act)).toEqual(['not-your-remark'])
    expect(answersTo('eva', facilitator, act)).toEqual(['not-your-remark'])
    expect(answersTo('ann', participant, act)).toEqual(['write'])
  })

  it.each(AWAY)('[G52] who %s of somebody else is refused; the author and the facilitator may', (_, act) => {
    const as = (who: string) => (page: Page) => act(page, who)
    expect(answersTo('bob', participant, as('bob'))).toEqual(['not-your-remark'])
    expect(answersTo('eva', facilitator, as('eva'))).toEqual(['write'])
    expect(answersTo('ann', participant, as('ann'))).toEqual(['write'])
  })

  it('[G51] a comment or reaction comes under the name of who makes it, and under no other', () => {
    for (const [who, permission] of [['bob', participant], ['eva', facilitator]] as const) {
      expect(answersTo(who, permission, (page) => comment(page, 'new', who))).toEqual(['write'])
      expect(answersTo(who, permission, (page) => comment(page, 'new', 'ann'))).toEqual(['author-not-you'])
      expect(answersTo(who, permission, (page) => put(page, 'new', { kind: 'comment' }, 'x'))).toEqual(['author-not-you'])
      expect(answersTo(who, permission, (page) => put(page, 'new', { kind: 'reaction', authorId: 'ann', value: '👍' }))).toEqual(['author-not-you'])
      expect(answersTo(who, permission, (page) => put(page, 'new', { kind: 'reaction', value: '👍' }))).toEqual(['author-not-you'])
      expect(answersTo(who, permission, (page) => put(page, 'new', { kind: 'tag', value: 'x', authorId: who }))).toEqual(['author-not-you'])
    }
  })

  it('[G50] a reaction or tag gets no text later, from its own maker neither', () => {
    for (const id of ['reaction', 'tag']) expect(answersTo('ann', participant, (page) => page.entry('remarks', id).set('text', new Y.Text('x')))).toEqual(['not-a-board-change'])
  })

  it('[G51] nobody brings back what another took away, not the facilitator who took it', () => {
    const eva = openPage(room, 'eva', facilitator)
    room.flush()
    eva.pull()
    eva.root('remarks').delete('comment')
    comment(eva, 'comment', 'ann', 'andere woorden')
    expect(eva.send()).toEqual(['write', 'author-not-you'])
  })

  it('[G55] what it is, whose and of which card stays as it was made', () => {
    for (const [key, value] of [['kind', 'tag'], ['kind', 'reaction'], ['authorId', 'ann'], ['cardId', 'other']] as const) {
      expect(answersTo('ann', participant, (page) => page.entry('remarks', 'comment').set(key, value))).toEqual(['not-a-board-change'])
      expect(answersTo('ann', participant, (page) => page.entry('remarks', 'comment').delete(key))).toEqual(['not-a-board-change'])
    }
    expect(answersTo('ann', participant, (page) => page.entry('remarks', 'comment').set('authorId', 'bob'))).toEqual(['not-a-board-change'])
    expect(answersTo('bob', participant, (page) => page.entry('remarks', 'tag').set('kind', 'comment'))).toEqual(['not-a-board-change'])
    expect(answersTo('bob', participant, (page) => page.entry('remarks', 'tag').set('authorId', 'ann'))).toEqual(['not-a-board-change'])
  })

  it('[G52] pieces of a comment do not go by themselves under cover of another that goes whole', () => {
    const eva = openPage(room, 'eva', facilitator)
    room.flush()
    comment(ann, 'second', 'ann', 'nog een')
    expect(ann.send()).toEqual(['write'])
    room.flush()
    eva.pull()
    eva.doc.transact(() => {
      eva.root('remarks').delete('comment')
      textOf(eva, 'second').delete(0, 3)
    })
    expect(eva.send()).toEqual(['not-your-remark'])
  })
})

describe('what comes whole', () => {
  it.each<readonly [string, (page: Page) => void]>([
    ['an entry with nothing in it', (page) => page.root('remarks').set('new', new Y.Map())],
    ['a remark without a kind', (page) => put(page, 'new', { authorId: 'bob', value: '👍' })],
    ['a comment without a text', (page) => put(page, 'new', { kind: 'comment', authorId: 'bob' })],
    ['a reaction with a text', (page) => put(page, 'new', { kind: 'reaction', authorId: 'bob', value: '👍' }, 'x')],
    ['a tag without words', (page) => put(page, 'new', { kind: 'tag' })],
    ['a remark of no card', (page) => put(page, 'new', { kind: 'tag', value: 'x', cardId: '' })],
    ['a sign that is not of the list', (page) => put(page, 'new', { kind: 'reaction', authorId: 'bob', value: '🖕' })],
    ['a tag that is too long', (page) => put(page, 'new', { kind: 'tag', value: 'x'.repeat(41) })],
    ['a moment that is none', (page) => put(page, 'new', { kind: 'comment', authorId: 'bob', at: 'gisteren' }, 'x')],
    ['an unknown kind', (page) => put(page, 'new', { kind: 'vote', authorId: 'bob' })],
  ])('[G50] %s is refused', (_, act) => {
    expect(answersTo('bob', participant, act)).toEqual(['not-a-board-change'])
  })

  it('[G50] a text cannot come first and its name later, in whatever order', () => {
    const MAL = 66
    const entry = item({ root: 'remarks', key: 'x' }, aMap)
    const of = (key: string, content: Parameters<typeof item>[1]) => item({ parent: [MAL, 0], key }, content)
    const ask = (...parts: readonly ReturnType<typeof item>[]): string =>
      wordOf(room.ask('mal', participant, craftUpdate({ structs: [{ client: MAL, clock: 0, of: [entry, of('cardId', values('card')), ...parts] }] })))
    const text = of('text', aText)
    expect(ask(of('kind', values('comment')), text, of('authorId', values('mal')))).toBe('write')
    expect(ask(of('kind', values('comment')), text, of('authorId', values('ann')), of('authorId', values('mal')))).toBe('author-not-you')
    expect(ask(of('kind', values('comment')), text, of('authorId', values('mal', 'ann')))).toBe('author-not-you')
    expect(ask(of('kind', values('tag', 'comment')), text, of('authorId', values('mal')))).toBe('not-a-board-change')
    expect(ask(of('kind', values('comment')), text)).toBe('author-not-you')
    expect(ask(of('kind', string('comment')), text)).toBe('not-a-board-change')
  })
})

describe('what is everybody’s', () => {
  const EVERYBODYS: readonly (readonly [string, (page: Page) => void])[] = [
    ['closes a comment', (page) => page.entry('remarks', 'comment').set('resolved', true)],
    ['sets a tag', (page) => put(page, 'new', { kind: 'tag', value: 'zorg' })],
    ['takes a tag away', (page) => page.root('remarks').delete('tag')],
    ['says a tag otherwise', (page) => page.entry('remarks', 'tag').set('value', 'Wonen')],
    ['puts a comment in the place of a tag', (page) => comment(page, 'tag', 'bob')],
  ]
  it.each(EVERYBODYS)('[G53] [G54] whoever may write %s', (_, act) => {
    expect(answersTo('bob', participant, act)).toEqual(['write'])
    expect(answersTo('bob', onlyNotes, act)).toEqual(['write'])
  })

  it('[G53] a comment is opened again by anybody', () => {
    ann.entry('remarks', 'comment').set('resolved', true)
    expect(ann.send()).toEqual(['write'])
    expect(answersTo('bob', participant, (page) => page.entry('remarks', 'comment').delete('resolved'))).toEqual(['write'])
  })

  it.each<readonly [string, (page: Page, who: string) => void]>([...EVERYBODYS, ...ON_ANOTHERS, ...AWAY])('[G56] a viewer, or a participant between rounds, who %s is refused for that', (_, act) => {
    expect(answersTo('bob', viewer, (page) => act(page, 'bob'))).toEqual(['viewer'])
    expect(answersTo('ann', noRound, (page) => act(page, 'ann'))).toEqual(['no-open-round'])
  })

  it('[G56] in a round of notes one may say something of a principle', () => {
    const eva = openPage(room, 'eva', facilitator)
    eva.addCard('u1', 'principle', { number: 1 })
    expect(eva.send()).toEqual(['write'])
    expect(answersTo('bob', onlyNotes, (page) => put(page, 'new', { kind: 'reaction', authorId: 'bob', cardId: 'u1', value: '👍' }))).toEqual(['write'])
    expect(answersTo('bob', { kinds: [], links: true, structure: false }, (page) => put(page, 'new', { kind: 'tag', value: 'x' }))).toEqual(['write'])
  })
})

describe('how much', () => {
  it('[G57] no more remarks than fit, and no longer comments', () => {
    room = openGateRoom({ cards: 9, textLength: 9, titleLength: 9, sections: 9, lanes: 9, links: 9, remarks: 2, remarkLength: 10, messageBytes: 4096 })
    const bob = openPage(room, 'bob', participant)
    comment(bob, 'a', 'bob', 'x'.repeat(10))
    put(bob, 'b', { kind: 'tag', value: 'x' })
    textOf(bob, 'a').insert(0, '!')
    expect(bob.send()).toEqual(['write', 'write', 'text-too-long'])
    const cor = openPage(room, 'cor', participant)
    put(cor, 'c', { kind: 'tag', value: 'x' })
    expect(cor.send()).toEqual(['board-full'])
  })
})

describe('honest work', () => {
  const pageOf = (name: string, permission = participant) => {
    const page = openPage(room, name, permission)
    let made = 0
    return { page, board: openBoard(page.doc, { newId: () => `${name}-${++made}`, authorId: () => name, now: () => '2027-01-31T09:30:00.000Z' }) }
  }

  it('[G58] one takes back what one said, and says it again, also when somebody closed it meanwhile', () => {
    room.flush()
    const bob = pageOf('bob')
    bob.page.pull()
    const id = bob.board.commands.addComment('card', { text: 'mag dat?' }) ?? ''
    bob.board.commands.toggleReaction('card', '🎉')
    expect(bob.page.send()).toEqual(['write', 'write'])
    room.flush()
    ann.pull()
    ann.entry('remarks', id).set('resolved', true)
    expect(ann.send()).toEqual(['write'])
    room.flush()
    bob.page.pull()
    for (let i = 0; i < 2; i++) bob.board.undo.undo()
    expect(bob.board.read.remarks.has(id)).toBe(false)
    for (let i = 0; i < 2; i++) bob.board.undo.redo()
    expect(bob.board.read.remarks.get(id)).toMatchObject({ text: 'mag dat?', authorId: 'bob' })
    expect(new Set(bob.page.send())).toEqual(new Set(['write']))
    room.flush()
    expect(room.isWhole()).toBe(true)
  })

  it('[G58] the facilitator takes a comment away while its author types in it', () => {
    room.flush()
    const eva = pageOf('eva', facilitator)
    eva.page.pull()
    textOf(ann, 'comment').insert(0, 'Nou: ')
    eva.board.commands.deleteComments(['comment'])
    expect(eva.page.send()).toEqual(['write'])
    expect(ann.send()).toEqual(['write'])
    expect(eva.board.undo.canUndo()).toBe(false)
    room.flush()
    expect(room.doc.getMap('remarks').has('comment')).toBe(false)
    expect(room.isWhole()).toBe(true)
  })

  it('[G58] two tabs of one person react at once, and one takes back both', () => {
    room.flush()
    const [one, other] = [pageOf('bob'), pageOf('bob')]
    for (const { page, board } of [one, other]) {
      page.pull()
      board.commands.toggleReaction('card', '💡')
    }
    other.page.outbox.length = 0
    put(other.page, 'bob-other', { kind: 'reaction', authorId: 'bob', value: '💡' })
    expect(one.page.send()).toEqual(['write'])
    room.flush()
    const third = pageOf('bob')
    third.page.pull()
    third.board.commands.toggleReaction('card', '💡')
    expect(third.page.send()).toEqual(['write'])
    room.flush()
    third.page.pull()
    expect(third.board.read.remarksAt('card').filter((remark) => remark.kind === 'reaction' && remark.authorId === 'bob')).toEqual([])
  })
})
