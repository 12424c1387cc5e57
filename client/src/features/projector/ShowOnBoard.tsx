import { useEffect, useRef } from 'react'
import { type Box, type Camera, fit } from '../canvas/camera.ts'
import { createFlight } from '../canvas/flight.ts'
import { useScene } from '../canvas/scene.ts'
import type { Stage } from '../canvas/stage.ts'
import type { Subject } from './subject.ts'

/** Cards three times their size are letters for ten metres; more shows one note. */
const MOST_SCALE = 3

/** Brings the subject into view as large as it fits, and again when the screen becomes another, until a hand moves the board. */
export function ShowOnBoard({ subject, stands }: { readonly subject: Subject; readonly stands: boolean }) {
  const { stage } = useScene()
  const isFirst = useRef(true)
  useEffect(() => {
    if (!stands) return undefined
    const flight = createFlight(stage.camera, stage.frames, () => window.matchMedia('(prefers-reduced-motion: reduce)').matches)
    const goal = (): Camera | undefined => {
      const box = boxOf(stage, subject)
      return box === undefined ? undefined : fit(box, { viewport: stage.viewport, insets: stage.insets, most: MOST_SCALE })
    }
    let to = goal()
    let room = roomOf(stage)
    if (to !== undefined && isFirst.current) stage.camera.setState(to, true)
    else if (to !== undefined) flight.to(to)
    isFirst.current = false
    const stop = stage.onView(() => {
      if (roomOf(stage) === room) return
      room = roomOf(stage)
      const now = stage.camera.getState()
      const stood = to !== undefined && now.x === to.x && now.y === to.y && now.scale === to.scale
      to = goal()
      if (stood && to !== undefined) stage.camera.setState(to, true)
    })
    return () => {
      stop()
      flight.stop()
    }
  }, [stage, subject, stands])
  return null
}

const roomOf = ({ viewport: { w, h } }: Stage): string => `${w} ${h}`

function boxOf(stage: Stage, subject: Subject): Box | undefined {
  if (subject.what === 'roadmap') return stage.roadmap?.frame ?? stage.everything()
  const section = subject.what === 'section' ? stage.reader.sections.get(subject.id) : undefined
  return section === undefined ? stage.everything() : { ...section.position, ...section.size }
}
