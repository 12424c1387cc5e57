import { type RefObject, useEffect } from 'react'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { useScene } from '../canvas/scene.ts'
import { attachFrameDrag } from './frameDrag.ts'

/** Lets the roadmap be taken by its title. */
export function FrameGrips({ frame, live }: { readonly frame: RefObject<HTMLElement | null>; readonly live: OpenWorkshop }) {
  const { stage } = useScene()
  useEffect(() => (frame.current === null ? undefined : attachFrameDrag(frame.current, { stage, live })), [frame, stage, live])
  return null
}
