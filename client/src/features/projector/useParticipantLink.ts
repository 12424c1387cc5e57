import { useEffect, useState } from 'react'
import { api } from '../../sync/api.ts'

/** The link by which people join; only a facilitator may know it. `undefined` until it is here, and for everybody else; `null` when it cannot be had. */
export function useParticipantLink(workshopId: string, mayKnow: boolean): string | null | undefined {
  const [link, setLink] = useState<string | null>()
  useEffect(() => {
    if (!mayKnow) return undefined
    let here = true
    void api.get<{ readonly participant: string }>(`workshops/${encodeURIComponent(workshopId)}/links`).then((answer) => {
      if (here) setLink(answer.ok ? answer.value.participant : null)
    })
    return () => {
      here = false
    }
  }, [workshopId, mayKnow])
  return mayKnow ? link : undefined
}
