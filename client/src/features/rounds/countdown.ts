/** Whole seconds until `endsAt` on the server's clock, never below zero; undefined for a round without a clock. */
export function secondsLeft(endsAt: string | undefined, serverNowMs: number): number | undefined {
  if (endsAt === undefined) return undefined
  return Math.max(0, Math.ceil((Date.parse(endsAt) - serverNowMs) / 1000))
}

/** `04:10`, and `1:04:10` from an hour up. */
export function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${minutes}:${rest}` : `${minutes}:${rest}`
}

/** Which warning belongs to the step from `before` to `now` seconds: said once each (WCAG 2.2.1). */
export function warningAt(before: number | undefined, now: number): 'minute' | 'seconds' | 'up' | undefined {
  if (before === undefined || now >= before) return undefined
  if (before > 0 && now === 0) return 'up'
  if (before > 20 && now <= 20) return 'seconds'
  if (before > 60 && now <= 60) return 'minute'
  return undefined
}
