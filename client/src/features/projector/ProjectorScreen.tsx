import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { Maximize2, MonitorPlay, QrCode, X } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { BrandMark } from '../../ui/Brand.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { Canvas } from '../canvas/Canvas.tsx'
import { Company } from '../presence/Company.tsx'
import { followPerson, stopFollowing } from '../presence/company.ts'
import { SpokenSlip } from '../status/SpokenSlip.tsx'
import { enterFullScreen, leaveFullScreen, mayFillScreen } from './fullScreen.ts'
import { type DrawCode, Invitation } from './Invitation.tsx'
import { LargePicture } from './LargePicture.tsx'
import { LargeWords } from './LargeWords.tsx'
import styles from './Projector.module.css'
import { ShowOnBoard } from './ShowOnBoard.tsx'
import { isSeen, isThere, sameSubject, stepFrom, type Subject, subjectAtFirst, subjectsOf } from './subject.ts'
import { useParticipantLink } from './useParticipantLink.ts'
import { useRoomKeys } from './useRoomKeys.ts'
import { projectorWords } from './words.ts'

/** Nothing lies over the board but the corner slip, and that is small. */
const INSETS = { top: 16, right: 16, bottom: 16, left: 16 }

type Props = {
  /** The clock of the open round. */
  readonly time: ReactNode
  readonly code: DrawCode
  readonly onLeave: () => void
}

/** What the room sees: the round in huge letters, the time, and one thing: the way in, a part of the board, or the words of one card. No tools. */
export function ProjectorScreen({ time, code, onLeave }: Props) {
  const live = useWorkshop()
  const words = useWords(projectorWords)
  const view = useStore(live.view)
  const { board, synced } = useStore(live.board)
  const reader = board.read
  const followed = useStore(live.presence, ({ follows }) => follows)
  const link = useParticipantLink(view.id, view.allowed.lead)
  const round = view.rounds.find(({ id }) => id === view.currentRoundId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [stands, setStands] = useState(false)
  const [withCode, setWithCode] = useState<boolean>()
  const [asked, setAsked] = useState<{ readonly subject: Subject; readonly roundId: string | undefined }>()
  const onControls = useCallback((controls: unknown) => setStands(controls !== undefined), [])
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    live.announce.say(words.opened)
    return () => leaveFullScreen()
    // Once, as it opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const invites = view.allowed.lead
  // What was shown may be taken away, and what there is may come late.
  const there = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe(listener), [reader]),
    () => [reader.cards.size + reader.sections.size > 0, asked === undefined || isThere(reader, asked.subject)].join(' '),
  )
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is chosen while one looks changes nothing; another round does, and a board that fills
  const first = useMemo(() => subjectAtFirst(reader, { phase: round?.phase, invites, chosen: live.selection.getState() }), [reader, synced, round?.id, round?.phase, invites, there])
  // What was asked for holds for its round: the next one begins with what it is about.
  const wanted = asked !== undefined && asked.roundId === round?.id && isThere(reader, asked.subject) ? asked.subject : first
  const subject: Subject = followed === undefined && isThere(reader, wanted) ? wanted : { what: 'all' }
  const show = (next: Subject): void => {
    stopFollowing(live)
    setAsked({ subject: next, roundId: round?.id })
  }
  useRoomKeys({ step: (by) => show(stepFrom(subjectsOf(reader, invites), wanted, by)), leave: onLeave })
  const card = useSubjectCard(reader, subject)
  const coded = typeof link === 'string' && subject.what !== 'join' && (withCode ?? subject.what === 'card')
  const instruction = round === undefined ? nextWords(view.rounds.find(({ state }) => state === 'planned')?.title, words.next) : round.instruction
  return (
    <div className={styles.page} data-projector={subject.what} data-coded={coded ? '' : undefined}>
      <Company />
      <header className={styles.header}>
        <BrandMark size={56} />
        <div className={styles.round} aria-live="polite">
          <h1 ref={heading} tabIndex={-1}>{round?.title ?? (view.sealed > 0 ? words.sealed(view.sealed) : view.title)}</h1>
          {instruction !== undefined && instruction !== '' && <p>{instruction}</p>}
        </div>
        <div className={styles.time}>{time}</div>
      </header>
      <main className={styles.work} aria-label={words.room}>
        {subject.what === 'join' && <Invitation live={live} link={link} code={code} size="large" />}
        {card !== undefined && <LargeCard card={card} party={view.parties.find(({ id }) => id === card.partyId)} />}
        {subject.what !== 'join' && card === undefined && (
          <div className={styles.board} data-followed={followed === undefined ? undefined : ''}>
            <Canvas workshop={live} chrome="none" insets={INSETS} onControls={onControls}>
              {followed === undefined && <ShowOnBoard subject={subject} stands={stands} />}
            </Canvas>
          </div>
        )}
      </main>
      {coded && <Invitation live={live} link={link} code={code} size="beside" />}
      <Corner subject={wanted} follows={followed} invites={invites} onShow={show} coded={coded} {...(invites && subject.what !== 'join' ? { onCode: () => setWithCode(!coded) } : {})} onLeave={onLeave} />
      <div className={styles.spoken}><SpokenSlip /></div>
    </div>
  )
}

const LargeCard = ({ card, party }: { readonly card: Card; readonly party: Party | undefined }) =>
  isSeen(card) ? <LargePicture card={card} party={party} /> : <LargeWords card={card} party={party} />

const nextWords = (title: string | undefined, say: (title: string) => string): string | undefined => (title === undefined ? undefined : say(title))

/** The card whose words fill the screen, as it is now. */
function useSubjectCard(reader: BoardReader, subject: Subject) {
  const id = subject.what === 'card' ? subject.id : ''
  return useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribeCard(id, listener), [reader, id]),
    () => reader.cards.get(id),
  )
}

type CornerProps = {
  readonly subject: Subject
  readonly follows: string | undefined
  readonly invites: boolean
  readonly coded: boolean
  readonly onShow: (subject: Subject) => void
  readonly onCode?: () => void
  readonly onLeave: () => void
}

/** The one thing that is no content: small, in the corner, for who runs the room. */
function Corner({ subject, follows, invites, coded, onShow, onCode, onLeave }: CornerProps) {
  const live = useWorkshop()
  const words = useWords(projectorWords)
  const reader = useStore(live.board, ({ board }) => board.read)
  const mine = useStore(live.view, ({ me }) => me.participantId)
  const persons = useStore(live.people, (people) => people.persons)
  const sections = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe(listener), [reader]),
    () => JSON.stringify(subjectsOf(reader, invites).map((each) => [each, nameOf(each)])),
  )
  function nameOf(each: Subject): string {
    if (!('id' in each)) return { join: words.join, all: words.all, roadmap: words.roadmap }[each.what]
    const text = each.what === 'section' ? reader.sections.get(each.id)?.title : plainWords(reader.cards.get(each.id)?.text ?? '')
    const name = (text ?? '').trim()
    if (name === '') return words.untitled
    return each.what === 'card' ? `‘${name.length > 60 ? `${name.slice(0, 60)} …` : name}’` : name
  }
  const items = useMemo((): MenuItem[] => {
    const leaders = [...persons.values()].filter(({ id, role, seats }) => role === 'facilitator' && seats.length > 0 && id !== mine)
    const seen = new Set<string>()
    const places = (JSON.parse(sections) as readonly (readonly [Subject, string])[]).map(([each, name], at, all): MenuItem => {
      let label = name
      for (let times = 2; seen.has(label); times++) label = `${name} (${times})`
      seen.add(label)
      const kindBefore = all[at - 1]?.[0].what
      return { label, onChoose: () => onShow(each), begins: at > 0 && (each.what === 'card' || each.what === 'section') && kindBefore !== each.what }
    })
    return [
      ...places,
      ...leaders.map(({ id, name }, at): MenuItem => ({ label: follows === id ? words.unfollow(name) : words.follow(name), onChoose: () => (follows === id ? stopFollowing(live) : followPerson(live, id)), begins: at === 0 })),
    ]
  }, [sections, persons, mine, follows, live, words, onShow])
  const at = (JSON.parse(sections) as readonly (readonly [Subject, string])[]).find(([each]) => sameSubject(each, subject))?.[1]
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a bar of buttons
    <div className={styles.corner} role="toolbar" aria-label={words.projector} data-slip="">
      <Menu label={at === undefined ? words.showing : `${words.showing}. ${at}`} words={words.show} icon={<MonitorPlay size={18} aria-hidden />} items={items} className={styles.tool} />
      {onCode !== undefined && <button type="button" className={styles.tool} aria-pressed={coded} onClick={onCode}><QrCode size={18} aria-hidden />{words.withCode}</button>}
      <FullScreenButton />
      <button type="button" className={styles.tool} onClick={onLeave}><X size={18} aria-hidden />{words.leave}</button>
    </div>
  )
}

function FullScreenButton() {
  const words = useWords(projectorWords)
  const isFull = useSyncExternalStore(
    (listener) => {
      document.addEventListener('fullscreenchange', listener)
      return () => document.removeEventListener('fullscreenchange', listener)
    },
    () => document.fullscreenElement !== null,
  )
  if (isFull || !mayFillScreen()) return null
  return <button type="button" className={styles.tool} onClick={enterFullScreen}><Maximize2 size={18} aria-hidden />{words.full}</button>
}
