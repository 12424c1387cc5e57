import { type Camera, type CameraStore } from './camera.ts'
import { between } from './cameraMoves.ts'
import type { Frames } from './frames.ts'

/** LOOK: panel and thread 240 ms; the whole table moves a little calmer. */
const FLIGHT_MS = 280
const ease = (part: number): number => 1 - (1 - part) ** 3

/** Moves the camera there in a calm curve, or at once for who asked for less motion. A hand on the board ends it. */
export type Flight = { to(camera: Camera): void; stop(): void }

export function createFlight(camera: CameraStore, frames: Frames, prefersStill: () => boolean): Flight {
  let goal: Camera | undefined
  const stop = (): void => {
    goal = undefined
  }
  return {
    to(target) {
      if (prefersStill()) {
        stop()
        camera.setState(target, true)
        return
      }
      const from = camera.getState()
      goal = target
      let began: number | undefined
      const step = (now: number): void => {
        if (goal !== target) return
        began ??= now
        const part = Math.min(1, (now - began) / FLIGHT_MS)
        camera.setState(part === 1 ? target : between(from, target, ease(part)), true)
        if (part < 1) frames.request('flight', step)
        else goal = undefined
      }
      frames.request('flight', step)
    },
    stop,
  }
}
