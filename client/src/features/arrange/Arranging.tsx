import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { later } from '../../ui/later.tsx'
import { useScene } from '../canvas/scene.ts'

const ArrangeSlip = later(async () => (await import('./ArrangeSlip.tsx')).ArrangeSlip)

/** The slip for several chosen cards, fetched when the first two are. */
export function Arranging({ live, narrow }: { readonly live: OpenWorkshop; readonly narrow: boolean }) {
  const several = useStore(useScene().selection, (state) => state.ids.size > 1)
  return several ? <ArrangeSlip live={live} narrow={narrow} /> : null
}
