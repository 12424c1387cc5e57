import { useCallback, useEffect, useState } from 'react'

const read = (): number | undefined => {
  const number = Number(/^#ronde-(\d+)$/.exec(window.location.hash)?.[1])
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** Which sealed round is being looked at; it stands in the fragment, so that a reload and a bookmark keep it. */
export function useLookingAt(): [number | undefined, (number: number | undefined) => void] {
  const [number, setNumber] = useState(read)
  useEffect(() => {
    const follow = () => setNumber(read())
    window.addEventListener('hashchange', follow)
    window.addEventListener('popstate', follow)
    return () => {
      window.removeEventListener('hashchange', follow)
      window.removeEventListener('popstate', follow)
    }
  }, [])
  const lookAt = useCallback((next: number | undefined) => {
    window.history.pushState(null, '', next === undefined ? window.location.pathname : `#ronde-${next}`)
    setNumber(next)
  }, [])
  return [number, lookAt]
}
