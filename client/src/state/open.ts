import type { Board } from '@visiebord/shared/board/board.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { REFUSALS, type RefusalCode } from '@visiebord/shared/workshop/refusals.ts'
import { createStore } from 'zustand/vanilla'
import { api, type Answer } from '../sync/api.ts'
import { BoardSession } from '../sync/boardSession.ts'
import { BROWSER_COPIES, CopyKeeper, type CopyStore } from '../sync/copyKeeper.ts'
import type { Shelf } from '../sync/copyName.ts'
import { newId } from '../sync/newId.ts'
import { SYSTEM_TIMERS, type SyncTimers } from '../sync/syncTimers.ts'
import { trayShelf, type TrayShelf } from '../sync/trayShelf.ts'
import { announceStore } from './announceStore.ts'
import { awarenessDesk } from './awarenessDesk.ts'
import { BoardGuard } from './boardGuard.ts'
import { guardedBoard } from './guardedBoard.ts'
import { guardedCommands } from './guardedCommands.ts'
import { motionChannel } from './motionChannel.ts'
import type { ConnectionState, OpenWorkshop, PeopleState, PresenceState, SelectionState } from './openWorkshop.ts'
import { amendPeople, NOBODY, seatPeople } from './peopleState.ts'
import { CURSORS_KEY } from './cursorsKey.ts'
import { followBrowser } from './followBrowser.ts'
import { forgetRecent, rememberWorkshop } from './recentWorkshops.ts'
import { sameParts } from './sameParts.ts'
import { serverClock } from './serverClock.ts'
import { trayStore } from './trayStore.ts'
import { wipeRemoved } from './wipeRemoved.ts'

export type OpenWorkshopOptions = {
  /** Of the reader, now: for the sentences that commands say. */
  readonly language: () => 'nl' | 'en'
}

/** What a test puts in the place of a browser. */
export type Surroundings = {
  readonly fetchView: (id: string) => Promise<Answer<WorkshopView>>
  readonly copies: CopyStore
  readonly shelf: Shelf
  readonly tray: (owner: { readonly workshopId: string; readonly participantId: string }) => TrayShelf
  readonly timers: SyncTimers
  readonly random: () => number
  readonly newId: () => string
  readonly wipeRemoved: (workshopId: string) => Promise<void>
  readonly baseUri: string
  readonly WebSocket?: typeof WebSocket
  /** Storage, network and page events; answers how to stop. */
  readonly follow: (told: { stored(event: StorageEvent): void; woke(): void; lostNetwork(): void; leaving(): void }) => () => void
}

const browser = (): Surroundings => ({
  fetchView: (id) => api.get<WorkshopView>(`workshops/${encodeURIComponent(id)}`),
  copies: BROWSER_COPIES,
  shelf: browserShelf(),
  tray: trayShelf,
  timers: SYSTEM_TIMERS,
  random: Math.random,
  newId: () => newId(),
  baseUri: document.baseURI,
  follow: followBrowser,
  wipeRemoved,
})

/** Where a browser forbids storage altogether, even asking for it throws. */
function browserShelf(): Shelf {
  try {
    return localStorage
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  }
}

/** Storage key by which tabs of this browser tell each other that the tray has changed; its value means nothing. */
const trayKey = (workshopId: string, participantId: string): string => `visiebord.tray.${workshopId}.${participantId}`

/**
 * Opens a workshop in this tab: fetches the view, reads the local copy, connects. A problem (no session, gone, no server)
 * is answered as it is; after that everything is told by the stores.
 */
export async function openWorkshop(id: string, options: OpenWorkshopOptions, around: Surroundings = browser()): Promise<Answer<OpenWorkshop>> {
  const { timers } = around
  const askedAt = timers.elapsed()
  const answer = await around.fetchView(id)
  if (!answer.ok) {
    if (answer.problem.code === 'removed') await around.wipeRemoved(id)
    return answer
  }
  const owner = { workshopId: id, participantId: answer.value.me.participantId }
  const view = createStore<WorkshopView>(() => answer.value)
  const people = createStore<PeopleState>(() => NOBODY)
  const clock = serverClock(timers)
  clock.heard(answer.value.now, (askedAt + timers.elapsed()) / 2)
  const connection = createStore<ConnectionState>(() => ({ line: 'connecting', saving: 'saving', handingIn: false, localCopy: 'ready' }))
  const selection = createStore<SelectionState>(() => ({ ids: new Set<string>() }))
  const announce = announceStore()
  const awareness = awarenessDesk()
  let client = 0
  let open: BoardSession | undefined
  let board: OpenWorkshop['board'] | undefined
  const guard = new BoardGuard({
    view: view.getState,
    isHolding: () => open?.hands.isHolding ?? false,
    language: options.language,
    say: (sentence) => announce.say(sentence, { urgent: true }),
  })
  const guarded = (raw: Board, known: OpenWorkshop['board'] | undefined): Board => {
    const now = known?.getState().board
    return now !== undefined && now.read === raw.read ? now : guardedBoard(raw, guard)
  }
  const isMine = (seat: number): boolean => people.getState().mySeat === seat
  const motion = motionChannel(timers, (mine) => open?.sendMotion(mine) ?? false, isMine)
  const setPeople = (state: PeopleState): void => {
    people.setState(state, true)
    motion.keepSeats((seat) => state.bySeat.has(seat))
  }
  const copies = new CopyKeeper({ owner, shelf: around.shelf, store: around.copies, timers })
  const currentBoard = (): Board => {
    if (board === undefined) throw new Error('a board is used before it is open')
    return board.getState().board
  }
  const tell = (): void => {
    try {
      around.shelf.setItem(trayKey(id, owner.participantId), String(timers.now()))
    } catch {
      // Other tabs read the tray when they open it again.
    }
  }
  const shelfOfTray = around.tray(owner)
  const tray = trayStore(shelfOfTray, currentBoard, tell)
  await tray.reread()

  const session = await BoardSession.open({
    view: answer.value,
    copies,
    fetchView: () => around.fetchView(id),
    timers,
    newId: around.newId,
    random: around.random,
    baseUri: around.baseUri,
    ...(around.WebSocket === undefined ? {} : { WebSocket: around.WebSocket }),
    events: {
      status: (status) => connection.setState(({ notice }) => ({ ...status, ...(notice === undefined ? {} : { notice }) }), true),
      board: (now) => {
        client = now.client
        const next = { board: guarded(now.board, board), synced: now.synced }
        if (board === undefined) board = createStore(() => next)
        else board.setState(next, true)
        awareness.use(now.awareness, now.client)
        setPeople(seatPeople(people.getState().persons, client))
      },
      view: (next) => {
        view.setState(sameParts(view.getState(), next), true)
        clock.heard(next.now)
      },
      people: (frame) => setPeople(amendPeople(people.getState(), frame, client)),
      notice: (told) =>
        connection.setState(({ notice: _over, ...rest }) => {
          const holds = told.code === 'store-down' || told.code === 'read-only' || told.code === 'restarting'
          return holds ? { ...rest, notice: told } : rest
        }, true),
      motions: (motions) => motion.received(motions),
      lineLost: () => motion.lineLost(),
      refused: ({ code }) => announce.say(refusalSentence(code, options.language()), { urgent: true }),
      setAside: (items) => tray.setAside(items),
    },
  })
  open = session
  const { title, me } = answer.value
  rememberWorkshop({ id, title, role: me.role, openedAt: new Date(timers.now()).toISOString() }, around.shelf)
  const askTime = async (): Promise<void> => {
    const from = timers.elapsed()
    const again = await around.fetchView(id)
    if (again.ok) clock.heard(again.value.now, (from + timers.elapsed()) / 2)
  }
  const stopFollowing = around.follow({
    stored: (event) => {
      void copies.otherTab(event)
      if (event.key === trayKey(id, owner.participantId)) void tray.reread()
    },
    woke: () => {
      session.wake()
      // A line that is taken up anew tells the time by itself.
      if (clock.isDoubtful && connection.getState().line === 'online') void askTime()
    },
    lostNetwork: () => session.doubtLine(),
    leaving: () => session.rest(),
  })
  if (board === undefined) throw new Error('a session opened without a board')
  return {
    ok: true,
    value: {
      id,
      view,
      people,
      connection,
      serverNow: () => clock.now(),
      tray: tray.store,
      selection,
      board,
      commands: guardedCommands(() => ({ commands: session.board.commands, read: session.board.read }), guard),
      motion: motion.channel,
      awareness: { set: awareness.set, others: awareness.others, tell: awareness.tell, company: awareness.company },
      presence: createStore<PresenceState>(() => ({ cursorsHidden: around.shelf.getItem(CURSORS_KEY) === 'hidden' })),
      announce,
      onHandIn: (emptyHand) => session.hands.add(emptyHand),
      forgetHere: async () => {
        forgetRecent(id, around.shelf)
        await Promise.all([session.wipe(), shelfOfTray.clear()])
      },
      dispose: () => {
        stopFollowing()
        motion.dispose()
        awareness.use(undefined, 0)
        session.dispose()
      },
    },
  }
}

const refusalSentence = (code: string, language: 'nl' | 'en'): string => (Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : REFUSALS.late)[language]
