import { useMemo, useSyncExternalStore } from 'react'
import { useScene } from '../canvas/scene.ts'

/** How many steps a project has, and how many are done; follows each change of them. */
export function useStepProgress(projectId: string): { readonly done: number; readonly all: number } {
  const { reader } = useScene()
  const source = useMemo(() => {
    const read = (): string => {
      const ids = reader.stepsOf(projectId)
      return `${ids.filter((id) => isDone(reader.cards.get(id))).length}/${ids.length}`
    }
    const subscribe = (listener: () => void): (() => void) =>
      reader.subscribe((change) => {
        for (const id of change.cards) {
          const card = reader.cards.get(id)
          if (card === undefined || card.kind === 'step') return listener()
        }
      })
    return { read, subscribe }
  }, [reader, projectId])
  const [done = 0, all = 0] = useSyncExternalStore(source.subscribe, source.read).split('/').map(Number)
  return { done, all }
}

const isDone = (card: { readonly kind: string; readonly done?: boolean } | undefined): boolean => card?.kind === 'step' && card.done === true
