import { type RefObject, useEffect } from 'react'
import { type Box, reveal, toBoard } from './camera.ts'
import { useScene } from './scene.ts'

const TITLES = '[data-ground-title]'
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Titles of sections and lanes are one stop for Tab; arrows walk over them, and the board shows the one that has the keyboard. Draws nothing. */
export function GroundKeys({ ground }: { readonly ground: RefObject<HTMLElement | null> }): null {
  const { stage } = useScene()
  useEffect(() => {
    const element = ground.current
    if (element === null) return undefined
    const titles = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(TITLES)]
    // By the sheet it is on: of a section that is left behind another element stands for the title.
    const holderOf = (title: HTMLElement): HTMLElement => title.closest<HTMLElement>('[data-section-id], [data-lane-id]') ?? title
    let visited: { readonly title: HTMLElement; readonly holder: HTMLElement } | undefined
    // Titles come one by one as their scripts do: the first that came need not be the first.
    const enter = (): void => {
      const all = titles()
      const entry = all.find((title) => title === visited?.title) ?? all.find((title) => visited !== undefined && holderOf(title) === visited.holder) ?? all[0]
      for (const title of all) {
        const index = title === entry ? 0 : -1
        if (title.tabIndex !== index) title.tabIndex = index
      }
    }
    const watch = new MutationObserver(enter)
    watch.observe(element, { childList: true, subtree: true })
    enter()
    /** Where an element is on the board, by where it is on the screen. */
    const boxOn = (target: HTMLElement): Box => {
      const origin = element.closest('[data-board-surface]')?.getBoundingClientRect()
      const seen = target.getBoundingClientRect()
      const camera = stage.camera.getState()
      return { ...toBoard(camera, { x: seen.x - (origin?.x ?? 0), y: seen.y - (origin?.y ?? 0) }), w: seen.width / camera.scale, h: seen.height / camera.scale }
    }
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
        visited = { title: target, holder: holderOf(target) }
        enter()
        const section = stage.reader.sections.get(target.closest<HTMLElement>('[data-section-id]')?.dataset['sectionId'] ?? '')
        const lane = stage.roadmap?.lanes.find((each) => each.laneId === target.closest<HTMLElement>('[data-lane-id]')?.dataset['laneId'])
        // A menu stands at the other end of the line.
        const isMenu = target.closest('[data-ground-menu]') !== null
        const box = isMenu || (section === undefined && lane === undefined) ? boxOn(target) : section === undefined ? lane?.label : { ...section.position, w: Math.min(section.size.w, 400), h: 64 }
        if (box === undefined) return
        if (target.matches(':focus-visible')) stage.camera.setState(reveal(stage.camera.getState(), box, { viewport: stage.viewport, insets: stage.insets }), true)
      },
      { signal },
    )
    return () => {
      controller.abort()
      watch.disconnect()
    }
  }, [ground, stage])
  return null
}
