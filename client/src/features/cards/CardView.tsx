import type { Card } from '@visiebord/shared/board/schema.ts'
import { projectOf } from '@visiebord/shared/board/selectors/projectOf.ts'
import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { useCard, useIsSelected, useScene } from '../canvas/scene.ts'
import { cardSigns, saidOfSigns } from '../remarks/cardSigns.ts'
import { CardSignsView } from '../remarks/CardSignsView.tsx'
import { signWords } from '../remarks/signWords.ts'
import { useRemarks } from '../remarks/useRemarks.ts'
import { ProjectBar } from '../roadmap/ProjectBar.tsx'
import { StepMark } from '../roadmap/StepMark.tsx'
import styles from './Card.module.css'
import { DevelopmentFace } from './DevelopmentFace.tsx'
import { DrawingFace } from './DrawingFace.tsx'
import { ImageFace } from './ImageFace.tsx'
import { LockSign } from './LockSign.tsx'
import { NoteFace } from './NoteFace.tsx'
import { PrincipleFace } from './PrincipleFace.tsx'
import { ProjectFace } from './ProjectFace.tsx'
import { ShapeFace } from './ShapeFace.tsx'
import { StatementFace } from './StatementFace.tsx'
import { StepFace } from './StepFace.tsx'
import { TextFace } from './TextFace.tsx'
import { useCardLabel } from './useCardLabel.ts'
import { cardWords } from './words.ts'

/** On the roadmap a project is a bar and a step a piece of its lower edge; anywhere else they are slips of paper. */
export const isOnRoadmap = (card: Card): boolean => (card.kind === 'project' || card.kind === 'step') && card.position === undefined

function Face({ card }: { readonly card: Card }) {
  switch (card.kind) {
    case 'note':
      return <NoteFace card={card} />
    case 'development':
      return <DevelopmentFace card={card} />
    case 'principle':
      return <PrincipleFace card={card} />
    case 'statement':
      return <StatementFace card={card} />
    case 'project':
      return isOnRoadmap(card) ? <ProjectBar card={card} /> : <ProjectFace card={card} />
    case 'text':
      return <TextFace card={card} />
    case 'shape':
      return <ShapeFace card={card} />
    case 'drawing':
      return <DrawingFace card={card} />
    case 'image':
      return <ImageFace key={card.file} card={card} />
    case 'step':
      return isOnRoadmap(card) ? <StepMark card={card} /> : <StepFace card={card} />
  }
}

/** What its states look like: paper, a slip, a piece of the roadmap, or nothing around it. */
function lookOf(card: Card): 'note' | 'slip' | 'bar' | 'mark' | 'bare' {
  switch (card.kind) {
    case 'note':
      return 'note'
    case 'text':
    case 'shape':
    case 'drawing':
    case 'image':
      return 'bare'
    case 'project':
      return isOnRoadmap(card) ? 'bar' : 'slip'
    case 'step':
      return isOnRoadmap(card) ? 'mark' : 'slip'
    case 'development':
    case 'principle':
    case 'statement':
      return 'slip'
  }
}

const labelWithSigns = (label: string, said: string): string => (said === '' ? label : `${label} (${said})`)

/** One mounted card. Renders when this card changes; where it is, the stage writes on the element. */
export const CardView = memo(function CardView({ id }: { readonly id: string }) {
  const { reader, stage, parties } = useScene()
  const words = useWords(cardWords)
  const wordsOfSigns = useWords(signWords)
  const card = useCard(id)
  const sized = useStore(stage.sizes, (sizes) => sizes.get(id))
  const shown = useMemo(() => (card === undefined || sized === undefined ? card : { ...card, size: sized }), [card, sized])
  const remarks = useRemarks(reader, id)
  const chosen = useIsSelected(id)
  const element = useRef<HTMLLIElement>(null)
  const exists = card !== undefined
  useLayoutEffect(() => (element.current === null ? undefined : stage.attach(id, element.current)), [stage, id, exists])
  const owner = card?.kind === 'step' && card.partyId === undefined ? projectOf(reader, card)?.partyId : card?.partyId
  const party = owner === undefined ? undefined : parties.get(owner)
  const label = useCardLabel(card, { reader, words, partyName: party?.name })
  if (card === undefined || shown === undefined) return null
  const signs = remarks.length === 0 ? undefined : cardSigns(remarks)
  const named = signs === undefined ? label : labelWithSigns(label, saidOfSigns(signs, wordsOfSigns))
  const look = lookOf(card)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the board's roving focus walks over its cards
    <li
      ref={element}
      tabIndex={-1}
      className={styles.card}
      data-card-id={card.id}
      data-card-kind={card.kind}
      data-party={partyColor(party)}
      data-look={look}
      data-said={signs === undefined ? undefined : ''}
      data-locked={card.locked === true ? '' : undefined}
      aria-label={chosen ? `${named} (${words.chosen})` : named}
    >
      <Face card={shown} />
      {card.locked === true && <LockSign />}
      {signs !== undefined && look !== 'bar' && look !== 'mark' && <CardSignsView signs={signs} />}
    </li>
  )
})
