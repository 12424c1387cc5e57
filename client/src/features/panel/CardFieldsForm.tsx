import { type Card, LETTER_SIZES, NOTE_MARKS, PENS, PROJECT_STATUSES, SHAPE_FORMS, STATEMENT_STATUSES, TINTS } from '@visiebord/shared/board/schema.ts'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../language/language.ts'
import { useView, useWorkshop } from '../../state/workshopContext.ts'
import { cardHandWords } from '../cards/handWords.ts'
import { cardWords } from '../cards/words.ts'
import styles from './CardPanel.module.css'
import { panelWords } from './words.ts'

const FIVE = ['1', '2', '3', '4', '5'] as const

/** The fields of a card's kind, and its party. Each choice is one command, at once. */
export function CardFieldsForm({ card, mayWrite }: { readonly card: Card; readonly mayWrite: boolean }) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const handSay = useWords(cardHandWords)
  const parties = useView((view) => view.parties)
  const workshop = useWorkshop()
  const set = (fields: Readonly<Record<string, unknown>>) => workshop.commands.setCardFields(card.id, fields)
  const choice = (label: string, value: string, options: readonly { readonly value: string; readonly label: string }[], field: string, read: (value: string) => unknown = (each) => each) => (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} disabled={!mayWrite} onChange={(event) => set({ [field]: event.target.value === '' ? null : read(event.target.value) })}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  )
  const five = (label: string, value: number | undefined, field: string) => choice(label, value === undefined ? '' : String(value), [{ value: '', label: words.none }, ...FIVE.map((each) => ({ value: each, label: each }))], field, Number)
  return (
    <div className={styles.fields}>
      {card.kind === 'note' && choice(words.mark, card.mark ?? '', [{ value: '', label: words.noMark }, ...NOTE_MARKS.map((mark) => ({ value: mark, label: kindWords.marks[mark] }))], 'mark')}
      {card.kind === 'statement' && choice(words.status, card.status, STATEMENT_STATUSES.map((status) => ({ value: status, label: kindWords.statementStatus[status] })), 'status')}
      {card.kind === 'project' && choice(words.status, card.status, PROJECT_STATUSES.map((status) => ({ value: status, label: kindWords.projectStatus[status] })), 'status')}
      {card.kind === 'text' && choice(words.letters, card.letters ?? 'normal', LETTER_SIZES.map((letters) => ({ value: letters, label: handSay.letters[letters] })), 'letters')}
      {card.kind === 'shape' && choice(words.form, card.form, SHAPE_FORMS.map((form) => ({ value: form, label: kindWords.forms[form] })), 'form')}
      {card.kind === 'drawing' && choice(words.pen, card.pen ?? 'pen', PENS.map((pen) => ({ value: pen, label: handSay.pens[pen] })), 'pen')}
      {(card.kind === 'shape' || card.kind === 'drawing') && choice(words.tint, TINTS.find((tint) => tint === card.color) ?? '', [{ value: '', label: words.noTint }, ...TINTS.map((tint) => ({ value: tint, label: kindWords.tints[tint] }))], 'color')}
      {card.kind === 'development' && (
        <>
          {five(words.relevance, card.relevance, 'relevance')}
          {five(words.priority, card.priority, 'priority')}
          <Field label={words.horizon}>
            {(id) => <input id={id} type="text" maxLength={200} value={card.horizon ?? ''} disabled={!mayWrite} onChange={(event) => set({ horizon: event.target.value === '' ? null : event.target.value })} />}
          </Field>
        </>
      )}
      {card.kind === 'principle' && (
        <Field label={words.number}>
          {(id) => <input id={id} type="number" min={1} max={999} value={card.number} disabled={!mayWrite} onChange={(event) => Number.isInteger(event.target.valueAsNumber) && event.target.valueAsNumber > 0 && set({ number: event.target.valueAsNumber })} />}
        </Field>
      )}
      {choice(words.party, card.partyId ?? '', [{ value: '', label: words.noParty }, ...parties.map((party) => ({ value: party.id, label: party.name }))], 'partyId')}
    </div>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
