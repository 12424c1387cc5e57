import type { ReactionSign } from '@visiebord/shared/board/remarks/remark.ts'
import { CircleQuestionMark, Eye, Lightbulb, PartyPopper, Star, ThumbsUp } from 'lucide-react'
import type { ComponentType } from 'react'

/** Drawn, so that no font can lack it, in the ink of what is around it. */
const DRAWN: Readonly<Record<ReactionSign, ComponentType<{ readonly size?: number; readonly strokeWidth?: number; readonly 'aria-hidden'?: boolean }>>> = {
  '👍': ThumbsUp, '⭐': Star, '💡': Lightbulb, '🤔': CircleQuestionMark, '👀': Eye, '🎉': PartyPopper,
}

export function SignIcon({ sign, size }: { readonly sign: ReactionSign; readonly size: number }) {
  const Drawn = DRAWN[sign]
  return <Drawn size={size} strokeWidth={2.2} aria-hidden />
}
