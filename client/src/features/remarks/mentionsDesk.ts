/** Where others named this participant: what is open, and what was not looked at yet in this browser. */
import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Comment, Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { mentionsKey } from '../../state/mentionsKey.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

export type Mentions = {
  /** Newest first; those that are resolved need nobody any more. */
  readonly open: readonly Comment[]
  readonly unseen: ReadonlySet<string>
}
export type MentionsDesk = {
  readonly now: () => Mentions
  readonly subscribe: (listener: () => void) => () => void
  /** These were shown. */
  readonly see: (comments: readonly Comment[]) => void
  /** Called with each naming that comes in from now on. */
  readonly onNew: (listener: (comment: Comment) => void) => () => void
}

/** Ids kept as seen: the newest. Whoever is named more often looks at some again. */
const KEPT = 500
const NOTHING: Mentions = { open: [], unseen: new Set() }

export const namesMe = (remark: Remark | undefined, me: string): remark is Comment =>
  remark?.kind === 'comment' && remark.authorId !== me && mentionedIn(remark).includes(me)

type Shelf = Pick<Storage, 'getItem' | 'setItem'>
type Parts = { readonly me: string; readonly shelf: Shelf | undefined; readonly name: string; readonly board: OpenWorkshop['board'] }

const remembered = (shelf: Shelf | undefined, name: string): Set<string> => {
  try {
    const ids: unknown = JSON.parse(shelf?.getItem(name) ?? '[]')
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** `shelf`: where what was seen is kept; without one, until the page goes. */
export function openMentionsDesk({ me, shelf, name, board }: Parts): MentionsDesk {
  const seen = remembered(shelf, name)
  const listeners = new Set<() => void>()
  const newListeners = new Set<(comment: Comment) => void>()
  let mentions = NOTHING
  const tell = (): void => {
    for (const listener of Array.from(listeners)) listener()
  }
  const read = (reader: BoardReader): void => {
    const open = [...reader.remarks.values()].filter((remark) => namesMe(remark, me) && remark.resolved !== true) as Comment[]
    open.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1))
    const unseen = new Set(open.flatMap(({ id }) => (seen.has(id) ? [] : [id])))
    if (open.length === 0 && mentions.open.length === 0) return
    mentions = { open, unseen }
    tell()
  }
  let reader: BoardReader | undefined
  let stop: () => void = () => undefined
  /** Ids that were there before: only what comes after is news. */
  const follow = (): void => {
    const { board: now, synced } = board.getState()
    if (now.read !== reader) {
      stop()
      reader = now.read
      const known = new Set(reader.remarks.keys())
      let isNews = synced
      const onBoard = board.subscribe((state) => (isNews = state.synced))
      const stopReading = reader.subscribe((change) => {
        if (change.remarks.size === 0) return
        for (const id of change.remarks) {
          const remark = now.read.remarks.get(id)
          if (known.has(id) || remark === undefined) continue
          known.add(id)
          if (isNews && !change.local && namesMe(remark, me)) for (const listener of Array.from(newListeners)) listener(remark)
        }
        read(now.read)
      })
      stop = () => {
        onBoard()
        stopReading()
      }
      read(reader)
    }
  }
  follow()
  board.subscribe(follow)
  return {
    now: () => mentions,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    see: (comments) => {
      const fresh = comments.filter(({ id }) => mentions.unseen.has(id))
      if (fresh.length === 0) return
      for (const { id } of fresh) seen.add(id)
      for (const id of Array.from(seen).slice(0, Math.max(0, seen.size - KEPT))) seen.delete(id)
      mentions = { ...mentions, unseen: new Set([...mentions.unseen].filter((id) => !seen.has(id))) }
      try {
        shelf?.setItem(name, JSON.stringify([...seen]))
      } catch {
        // Full, or forbidden: they are new again on the next visit.
      }
      tell()
    },
    onNew: (listener) => {
      newListeners.add(listener)
      return () => void newListeners.delete(listener)
    },
  }
}

const desks = new WeakMap<OpenWorkshop, MentionsDesk>()

/** The one of this workshop: it lives as long as the workshop is open. */
export function mentionsDesk(workshop: OpenWorkshop): MentionsDesk {
  const known = desks.get(workshop)
  if (known !== undefined) return known
  const me = workshop.view.getState().me.participantId
  let shelf: Shelf | undefined
  try {
    shelf = window.localStorage
  } catch {
    shelf = undefined
  }
  const desk = openMentionsDesk({ me, shelf, name: mentionsKey(workshop.id), board: workshop.board })
  desks.set(workshop, desk)
  return desk
}
