import { ROLES, type Role } from '@visiebord/shared/workshop/nouns.ts'
import { mentionsKey } from './mentionsKey.ts'

/** A workshop that was open in this browser. No token: the session is in a cookie. */
export type RecentWorkshop = { readonly id: string; readonly title: string; readonly role: Role; readonly openedAt: string }

const KEY = 'visiebord.recent'
/** More than fit on the start page are of no use there. */
const MOST = 12

type Shelf = Pick<Storage, 'getItem' | 'setItem'> & Partial<Pick<Storage, 'removeItem'>>

/** Newest first. What does not parse is left out. */
export function recentWorkshops(shelf: Shelf = localStorage): readonly RecentWorkshop[] {
  try {
    const rows: unknown = JSON.parse(shelf.getItem(KEY) ?? '[]')
    return Array.isArray(rows) ? rows.filter(isRecent) : []
  } catch {
    return []
  }
}

export function rememberWorkshop(workshop: RecentWorkshop, shelf: Shelf = localStorage): void {
  const others = recentWorkshops(shelf).filter(({ id }) => id !== workshop.id)
  write([workshop, ...others].slice(0, MOST), shelf)
}

/** With what was seen in it. */
export function forgetRecent(id: string, shelf: Shelf = localStorage): void {
  shelf.removeItem?.(mentionsKey(id))
  const all = recentWorkshops(shelf)
  if (all.some((workshop) => workshop.id === id)) write(all.filter((workshop) => workshop.id !== id), shelf)
}

function write(workshops: readonly RecentWorkshop[], shelf: Shelf): void {
  try {
    shelf.setItem(KEY, JSON.stringify(workshops))
  } catch {
    // Storage is forbidden or full: the start page shows no list, the links still work.
  }
}

function isRecent(row: unknown): row is RecentWorkshop {
  if (typeof row !== 'object' || row === null) return false
  const { id, title, role, openedAt } = row as Partial<RecentWorkshop>
  return typeof id === 'string' && typeof title === 'string' && typeof openedAt === 'string' && ROLES.some((known) => known === role)
}
