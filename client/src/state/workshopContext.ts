import type { Board } from '@visiebord/shared/board/board.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ConnectionState, OpenWorkshop, PeopleState, SelectionState, TrayItem } from './openWorkshop.ts'

/** The open workshop of this page. The board page provides it; there is none outside. */
export const WorkshopContext = createContext<OpenWorkshop | undefined>(undefined)

/** Throws outside a board page: a part that needs a workshop is misplaced there. */
export function useWorkshop(): OpenWorkshop {
  const workshop = useContext(WorkshopContext)
  if (workshop === undefined) throw new Error('useWorkshop outside WorkshopContext')
  return workshop
}

/** Selectors must give a stable value: a field of the state, not a new object each time. */
export const useView = <T>(select: (view: WorkshopView) => T): T => useStore(useWorkshop().view, select)
export const useConnection = <T>(select: (connection: ConnectionState) => T): T => useStore(useWorkshop().connection, select)
export const usePeople = <T>(select: (people: PeopleState) => T): T => useStore(useWorkshop().people, select)
export const useSelection = <T>(select: (selection: SelectionState) => T): T => useStore(useWorkshop().selection, select)
export const useTrayItems = (): readonly TrayItem[] => useStore(useWorkshop().tray, (tray) => tray.items)
/** The board now open; another object after a refusal or another generation. */
export const useBoard = (): Board => useStore(useWorkshop().board, (open) => open.board)
