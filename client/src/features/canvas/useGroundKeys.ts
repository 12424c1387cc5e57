import { type RefObject, useEffect } from 'react'
import { reveal } from './camera.ts'
import { useScene } from './scene.ts'

const TITLES = '[data-ground-title]'
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Titles of sections and lanes are one stop for Tab; arrows walk over them, and the board shows the one that has the keyboard. */
export function useGroundKeys(ground: RefObject<HTMLElement | null>): void {
  const { stage } = useScene()
  useEffect(() => {
    const element = ground.current
    if (element === null) return undefined
    const titles = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(TITLES)]
    const enter = (): void => {
      const all = titles()
      if (!all.some((title) => title.tabIndex === 0) && all[0] !== undefined) all[0].tabIndex = 0
    }
    const watch = new MutationObserver(enter)
    watch.observe(element, { childList: true, subtree: true })
    enter()
    const controller = new AbortController()
    const { signal } = controller
    element.addEventListener(
      'keydown',
      (event) => {
        const step = STEPS[event.key]
        if (step === undefined || event.altKey || !(event.target instanceof HTMLElement) || !event.target.matches(TITLES)) return
        event.preventDefault()
        event.stopPropagation()
        const all = titles()
        all[(all.indexOf(event.target) + step + all.length) % all.length]?.focus({ preventScroll: true })
      },
      { signal },
    )
    element.addEventListener(
      'focusin',
      ({ target }) => {
        if (!(target instanceof HTMLElement) || !target.matches(TITLES)) return
        for (const title of titles()) title.tabIndex = title === target ? 0 : -1
        const section = stage.reader.sections.get(target.closest<HTMLElement>('[data-section-id]')?.dataset['sectionId'] ?? '')
        const lane = stage.roadmap?.lanes.find((each) => each.laneId === target.closest<HTMLElement>('[data-lane-id]')?.dataset['laneId'])
        const box = section === undefined ? lane?.label : { ...section.position, w: Math.min(section.size.w, 400), h: 64 }
        if (box !== undefined && target.matches(':focus-visible')) stage.camera.setState(reveal(stage.camera.getState(), box, { viewport: stage.viewport, insets: stage.insets }), true)
      },
      { signal },
    )
    return () => {
      controller.abort()
      watch.disconnect()
    }
  }, [ground, stage])
}
