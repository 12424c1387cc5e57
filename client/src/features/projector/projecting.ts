import { enterFullScreen } from './fullScreen.ts'
import { isProjecting, PROJECTOR_FRAGMENT } from './isProjecting.ts'

/** Call it upon a press: full screen is given to those only. */
export function startProjecting(): void {
  enterFullScreen()
  if (!isProjecting()) window.location.hash = PROJECTOR_FRAGMENT
}

export function stopProjecting(): void {
  window.history.pushState(null, '', window.location.pathname)
  // Nothing tells of a fragment that was taken away like this.
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
