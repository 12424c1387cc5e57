import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { call, join, makeWorkshop, openRound, tokenOf, type Session } from '../../workshopApi.ts'
import { type Point, Visitor } from './visitor.ts'

type Server = { readonly url: string }
type Participant = { readonly number: number; readonly accessToken: string; present: boolean }

export type VisitOptions = { readonly stayMs: number; readonly hertz: number; readonly way: 'motion' | 'document'; readonly ending: 'politely' | 'abruptly' | 'refused'; readonly takesAway: boolean }

const MS_A_DROP = 2_000
const RADIUS = 40

/** A board with a fixed company that comes and goes: the people and cards stay the same, every visit is under a fresh Yjs id. */
export class VisitedBoard {
  /** Yjs ids that were ever bound here. */
  bindings = 0
  /** Visits since the board was last opened by the server, as far as the caller says so by `opened`. */
  visits = 0
  present = 0
  #witness: Visitor | undefined
  #state: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc())
  readonly #server: Server
  readonly #token: string
  readonly #address: string
  readonly #workshopId: string
  readonly #people: Participant[]

  private constructor(server: Server, workshopId: string, token: string, people: Participant[]) {
    this.#server = server
    this.#workshopId = workshopId
    this.#token = token
    this.#address = `${server.url.replace(/^http/, 'ws')}/sync/${workshopId}`
    this.#people = people
  }

  static async make(server: Server, name: string, people: number): Promise<VisitedBoard> {
    const made = await makeWorkshop(server, { title: name })
    const lead = await join(server, made.links.facilitator, { name: 'Begeleider' })
    await openRound(server, made.id, lead.accessToken, { minutes: 240 })
    const company: Participant[] = []
    for (let number = 0; number < people; number++) company.push({ number, present: false, accessToken: (await join(server, made.links.participant, { name: `Deelnemer ${number}` })).accessToken })
    return new VisitedBoard(server, made.id, tokenOf(made.links.participant), company)
  }

  /** The server reads the board anew: it remembers nobody who left. */
  opened(): void {
    this.visits = 0
  }

  /** Whether somebody is left who is not here. */
  get hasSomebody(): boolean {
    return this.#people.some((one) => !one.present)
  }

  /** Somebody with a document of their own looks on until `letGo`: their document is what the board is. */
  async watch(): Promise<void> {
    const [first] = this.#people
    if (first === undefined || this.#witness !== undefined) return
    this.#witness = new Visitor(this.#door(first))
    this.bindings++
    await this.#witness.joined
  }

  letGo(): void {
    this.#state = this.state()
    this.#witness?.leave({ politely: true })
    this.#witness = undefined
  }

  get isWatched(): boolean {
    return this.#witness !== undefined
  }

  /** The board as last seen. Throws when who looks on was sent away. */
  state(): Uint8Array {
    if (this.#witness?.endedWith !== undefined) throw new Error(`who looked on was sent away with ${this.#witness.endedWith}`)
    return this.#witness === undefined ? this.#state : Y.encodeStateAsUpdate(this.#witness.doc)
  }

  /** Somebody comes by HTTP and socket, moves their card for a while, and goes. */
  async visit({ stayMs, hertz, way, ending, takesAway }: VisitOptions): Promise<void> {
    const who = this.#people.find((one) => !one.present)
    if (who === undefined) return
    who.present = true
    this.present++
    // Those who were not here longest come next.
    this.#people.push(...this.#people.splice(this.#people.indexOf(who), 1))
    try {
      await call<Session>(this.#server, 'POST', 'sessions', { token: who.accessToken, body: { token: this.#token } })
      await call(this.#server, 'GET', `workshops/${this.#workshopId}`, { token: who.accessToken })
      const visitor = new Visitor(this.#door(who))
      this.bindings++
      this.visits++
      await visitor.joined
      const cardId = `kaart-${who.number}`
      const middle = { x: (who.number % 8) * 240, y: Math.floor(who.number / 8) * 210 }
      if (!visitor.cards.has(cardId)) visitor.bringCard(cardId, middle)
      let home = middle
      for (const until = performance.now() + stayMs; performance.now() < until; await pause(1000 / hertz)) {
        const angle = (performance.now() / 1_000) * 2 * Math.PI
        const at: Point = { x: Math.round(middle.x + RADIUS * Math.cos(angle)), y: Math.round(middle.y + RADIUS * Math.sin(angle)) }
        const isDrop = performance.now() % MS_A_DROP < 1000 / hertz
        if (way === 'document' || isDrop) {
          visitor.move(cardId, at)
          home = at
        }
        if (way === 'document') visitor.point(at)
        else if (isDrop) visitor.letGo(at)
        else visitor.drag(cardId, at, { x: at.x - home.x, y: at.y - home.y })
      }
      if (takesAway) visitor.takeAway(cardId)
      // A participant may make no section: the id is closed for good.
      if (ending === 'refused') visitor.doc.getMap('sections').set(`vak-${visitor.doc.clientID}`, new Y.Map())
      if (visitor.endedWith !== undefined) throw new Error(`a visitor was sent away with ${visitor.endedWith}`)
      visitor.leave({ politely: ending !== 'abruptly' })
    } finally {
      who.present = false
      this.present--
    }
  }

  #door({ accessToken }: Participant): { address: string; headers: Readonly<Record<string, string>> } {
    return { address: this.#address, headers: { authorization: `Bearer ${accessToken}` } }
  }
}
