import { partyMarkPath } from './partyMarkPath.ts'

type Props = { readonly color: number; readonly size?: number; readonly className?: string | undefined }

/** The mark that says who, beside colour and name: ● ▲ ■ ◆ ✚ ⬟ ◯ ★ in party order, and sixteen more. Drawn, so that no font can lack it. */
export function PartyMark({ color, size = 14, className }: Props) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={className} aria-hidden="true" data-party-mark={color}>
      <path d={partyMarkPath(color)} fill="currentColor" />
    </svg>
  )
}
