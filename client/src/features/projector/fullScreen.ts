/** Full screen where there is such a thing and the browser lets us; a press must have come before. Harmless otherwise. */
export function enterFullScreen(): void {
  const { documentElement } = document
  // Absent on a phone, refused in a frame: the projector works in a window too.
  if (typeof documentElement.requestFullscreen === 'function') void documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined)
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
}

export const mayFillScreen = (): boolean => document.fullscreenEnabled
