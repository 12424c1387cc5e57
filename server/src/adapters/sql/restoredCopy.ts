import type { DatabaseSync } from 'node:sqlite'

const MARK = 'is-a-copy'

/** A backup carries this mark, so that the server that is started on it knows that time was turned back. */
export function markAsCopy(file: DatabaseSync): void {
  file.prepare(`insert into facts (name, value) values (?, 'yes') on conflict (name) do nothing`).run(MARK)
}

/** On a restored backup every board gets a new generation: pages that saw later edits must not merge them blindly. Answers whether it was one. */
export function claimCopy(file: DatabaseSync, newId: () => string): boolean {
  file.exec('begin immediate')
  try {
    const { changes } = file.prepare('delete from facts where name = ?').run(MARK)
    const boards = changes === 0 ? [] : file.prepare('select board_id from boards').all()
    for (const { board_id: boardId } of boards) {
      const generation = newId()
      if (typeof boardId !== 'string') throw new TypeError('a board without an id')
      file.prepare('update boards set generation = ? where board_id = ?').run(generation, boardId)
      file.prepare('update board_log set generation = ? where board_id = ?').run(generation, boardId)
    }
    file.exec('commit')
    return changes !== 0
  } catch (error) {
    if (file.isTransaction) file.exec('rollback')
    throw error
  }
}
