import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import type { GroundQuestions } from './groundQuestion.ts'
import type { Stage } from './stage.ts'

/** What everything drawn on one canvas shares. Without `live` it is a sealed round: to look at, not to touch. */
export type Scene = {
  readonly reader: BoardReader
  readonly stage: Stage
  readonly selection: StoreApi<SelectionState>
  readonly parties: ReadonlyMap<string, Party>
  readonly live: OpenWorkshop | undefined
  /** What titles on the ground want to ask; shown where dialogs are. */
  readonly questions: GroundQuestions
}

export const SceneContext = createContext<Scene | undefined>(undefined)

export function useScene(): Scene {
  const scene = useContext(SceneContext)
  if (scene === undefined) throw new Error('outside a canvas')
  return scene
}

export function useCard(id: string): Card | undefined {
  const { reader } = useScene()
  const subscribe = useCallback((listener: () => void) => reader.subscribeCard(id, listener), [reader, id])
  return useSyncExternalStore(subscribe, () => reader.cards.get(id))
}

export const useIsSelected = (id: string): boolean => useStore(useScene().selection, (state) => state.ids.has(id))

