/** A card as the floor gets it. */
export type FloorCard = { readonly id: string; readonly x: number; readonly y: number; readonly text: string }

/**
 * The least that a canvas can be: absolutely positioned divs for what is in view, one transform for the camera, a drawing of rectangles below 30 %.
 * No document, no rules, nobody's work kept. Runs in the page: nothing outside of this function exists there.
 */
export async function floorPage(): Promise<void> {
  type Shown = FloorCard & { x: number; y: number; text: string }
  const [W, H, CELL, AHEAD, ELEMENTS_FROM] = [220, 198, 800, 0.35, 0.3]
  const paper = document.querySelector<HTMLElement>('#paper')
  const layer = document.querySelector<HTMLElement>('#cards')
  const far = document.querySelector('canvas')
  const ink = far?.getContext('2d')
  if (paper === null || layer === null || far === null || ink === null || ink === undefined) return
  const cards = new Map<string, Shown>(((await (await fetch(`board${location.search}`)).json()) as Shown[]).map((card) => [card.id, card]))
  const cells = new Map<string, Set<Shown>>()
  const elements = new Map<string, HTMLElement>()
  const chosen = new Set<string>()
  const cellOf = (x: number, y: number): string => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`
  const put = (card: Shown): void => void (cells.get(cellOf(card.x, card.y)) ?? cells.set(cellOf(card.x, card.y), new Set()).get(cellOf(card.x, card.y)))?.add(card)
  for (const card of cards.values()) put(card)
  let camera = { x: -96, y: -92, scale: 1 }
  let mounted = { left: 0, top: 0, right: 0, bottom: 0 }
  let asked = false
  const draw = (): void => {
    asked = false
    const { x, y, scale } = camera
    paper.style.transform = `translate(${-x * scale}px, ${-y * scale}px) scale(${scale})`
    const isFar = scale < ELEMENTS_FROM
    far.hidden = !isFar
    const [w, h] = [innerWidth / scale, innerHeight / scale]
    const view = { left: x, top: y, right: x + w, bottom: y + h }
    const seen = function* (left: number, top: number, right: number, bottom: number): Generator<Shown> {
      for (let cx = Math.floor((left - W) / CELL); cx <= Math.floor(right / CELL); cx++)
        for (let cy = Math.floor((top - H) / CELL); cy <= Math.floor(bottom / CELL); cy++) for (const card of cells.get(`${cx} ${cy}`) ?? []) if (card.x < right && card.y < bottom && card.x + W > left && card.y + H > top) yield card
    }
    if (isFar) {
      ink.setTransform(scale, 0, 0, scale, -x * scale, -y * scale)
      ink.clearRect(x, y, w, h)
      ink.fillStyle = '#f7d774'
      for (const card of seen(view.left, view.top, view.right, view.bottom)) ink.fillRect(card.x, card.y, W, H)
    }
    const isInside = !isFar && view.left >= mounted.left && view.top >= mounted.top && view.right <= mounted.right && view.bottom <= mounted.bottom && mounted.right - mounted.left < w * 4
    if (isInside || (isFar && elements.size === 0)) return
    mounted = isFar ? { left: 0, top: 0, right: 0, bottom: 0 } : { left: x - w * AHEAD, top: y - h * AHEAD, right: x + w * (1 + AHEAD), bottom: y + h * (1 + AHEAD) }
    const wanted = new Set(isFar ? [] : seen(mounted.left, mounted.top, mounted.right, mounted.bottom))
    for (const [id, element] of elements) {
      const card = cards.get(id)
      if (card !== undefined && wanted.delete(card)) continue
      element.remove()
      elements.delete(id)
    }
    for (const card of wanted) {
      const element = document.createElement('div')
      element.className = 'card'
      element.dataset['cardId'] = card.id
      element.textContent = card.text
      element.style.left = `${card.x}px`
      element.style.top = `${card.y}px`
      element.toggleAttribute('data-chosen', chosen.has(card.id))
      elements.set(card.id, element)
      layer.append(element)
    }
  }
  const ask = (): void => {
    if (!asked) requestAnimationFrame(draw)
    asked = true
  }
  const move = (card: Shown, x: number, y: number): void => {
    cells.get(cellOf(card.x, card.y))?.delete(card)
    ;[card.x, card.y] = [x, y]
    put(card)
    const element = elements.get(card.id)
    if (element === undefined) return
    element.style.left = `${x}px`
    element.style.top = `${y}px`
    element.style.transform = ''
  }
  const boardPoint = (event: MouseEvent): { x: number; y: number } => ({ x: camera.x + event.clientX / camera.scale, y: camera.y + event.clientY / camera.scale })
  const under = (event: Event): Shown | undefined => cards.get((event.target as HTMLElement).closest<HTMLElement>('[data-card-id]')?.dataset['cardId'] ?? '')

  addEventListener('wheel', (event) => {
    event.preventDefault()
    const held = boardPoint(event)
    if (event.ctrlKey) {
      const scale = camera.scale * Math.exp(-event.deltaY * 0.0088)
      camera = { x: held.x - event.clientX / scale, y: held.y - event.clientY / scale, scale }
    } else camera = { ...camera, x: camera.x + event.deltaX / camera.scale, y: camera.y + event.deltaY / camera.scale }
    ask()
  }, { passive: false })

  addEventListener('pointerdown', (down) => {
    const from = boardPoint(down)
    const card = under(down)
    const ids = card === undefined ? [] : chosen.has(card.id) ? [...chosen] : [card.id]
    const gesture = new AbortController()
    let by = { x: 0, y: 0 }
    let isAsked = false
    const show = (): void => {
      isAsked = false
      for (const id of ids) elements.get(id)?.style.setProperty('transform', `translate(${by.x}px, ${by.y}px)`)
    }
    addEventListener('pointermove', (event) => {
      const now = boardPoint(event)
      by = { x: now.x - from.x, y: now.y - from.y }
      if (!isAsked) requestAnimationFrame(show)
      isAsked = true
    }, { signal: gesture.signal })
    addEventListener('pointerup', (event) => {
      gesture.abort()
      const to = boardPoint(event)
      if (card === undefined && down.shiftKey)
        for (const { id, x, y } of cards.values()) {
          if (x > Math.max(from.x, to.x) || y > Math.max(from.y, to.y) || x + W < Math.min(from.x, to.x) || y + H < Math.min(from.y, to.y)) continue
          chosen.add(id)
          elements.get(id)?.setAttribute('data-chosen', '')
        }
      requestAnimationFrame(() => {
        for (const id of ids) {
          const each = cards.get(id)
          if (each !== undefined) move(each, each.x + by.x, each.y + by.y)
        }
      })
    }, { signal: gesture.signal })
  })

  addEventListener('dblclick', (event) => {
    const card = under(event)
    const element = elements.get(card?.id ?? '')
    if (card === undefined || element === undefined) return
    const field = document.createElement('textarea')
    field.value = card.text
    field.addEventListener('input', () => (card.text = field.value))
    field.addEventListener('blur', () => (element.textContent = card.text))
    element.replaceChildren(field)
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    ;(document.activeElement as HTMLElement | null)?.blur()
    chosen.clear()
    for (const element of elements.values()) element.removeAttribute('data-chosen')
  })

  // Applied when it arrives, drawn once a frame.
  const moved = new Map<Shown, readonly [number, number]>()
  if (location.search.includes('remote'))
    new WebSocket(`${location.href.replace(/^http/, 'ws')}`).addEventListener('message', ({ data }) => {
      if (moved.size === 0)
        requestAnimationFrame(() => {
          for (const [card, [x, y]] of moved) elements.get(card.id)?.style.setProperty('transform', `translate(${x - card.x}px, ${y - card.y}px)`)
          moved.clear()
        })
      for (const [id, x, y] of JSON.parse(data as string) as [string, number, number][]) {
        const card = cards.get(id)
        if (card !== undefined) moved.set(card, [x, y])
      }
    })

  ;[far.width, far.height] = [innerWidth, innerHeight]
  draw()
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
  document.body.dataset['boardReady'] = 'true'
}
