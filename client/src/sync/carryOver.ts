import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import type { BoardDocument } from './boardDocument.ts'
import { reapply } from './reapply.ts'
import { serverLacks } from './serverLacks.ts'
import { setAside } from './setAside.ts'
import type { TrayWork } from './trayItem.ts'

/** `refused`: same generation. `same-round` and `later-round`: another generation, without and with a seal in between. */
export type CarryCase = 'refused' | 'same-round' | 'later-round'

/** What of the old document goes to the tray; in the same round its unstored work is first done again on the fresh board. */
export function carryOver(old: BoardDocument, fresh: BoardDocument, how: CarryCase, permission: BoardPermission): readonly TrayWork[] {
  const mine = old.board.read
  const board = fresh.board
  switch (how) {
    case 'refused':
      return setAside(mine, board.read, serverLacks(old.doc, fresh.doc))
    case 'same-round':
      return setAside(mine, board.read, reapply(mine, old.journal.entries, { values: board.read, commands: board.commands, permission }))
    case 'later-round':
      return setAside(mine, board.read, old.journal.touches(mine))
  }
}
