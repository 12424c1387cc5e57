import { MonitorPlay } from 'lucide-react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { startProjecting } from './projecting.ts'
import { projectorWords } from './words.ts'

/** For who runs the room. Others find it among all that can be done. */
export function ProjectorButton({ live, className }: { readonly live: OpenWorkshop; readonly className?: string | undefined }) {
  const words = useWords(projectorWords)
  const leads = useStore(live.view, ({ allowed }) => allowed.lead)
  if (!leads) return null
  return (
    <button type="button" className={className} onClick={startProjecting}>
      <MonitorPlay size={18} aria-hidden />
      {words.projector}
    </button>
  )
}
