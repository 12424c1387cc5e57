import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { useBoard, usePeople, useView } from '../../state/workshopContext.ts'
import { type Answer, api, type Problem, problemSentence } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './PartiesDialog.module.css'
import { type PartyDraft, PartyForm } from './PartyForm.tsx'
import { partyUse } from './partyUse.ts'
import { partyWords } from './partyWords.ts'

/** The organisations that take part: one more, another name, another paper. What is in use stays. */
export function PartiesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(partyWords)
  const language = useLanguage()
  const { id: workshopId, parties, limits } = useView((view) => view)
  const persons = usePeople((people) => people.persons)
  const { cards, lanes } = useBoard().read
  const [editing, setEditing] = useState<Party | 'new'>()
  const [problem, setProblem] = useState<Problem>()
  const [told, setTold] = useState('')
  const uses = partyUse(parties, persons.values(), { cards, lanes })
  const base = `workshops/${encodeURIComponent(workshopId)}/parties`
  const close = (say: string): void => {
    setEditing(undefined)
    setProblem(undefined)
    setTold(say)
  }
  const answered = (answer: Answer<unknown>, say: string): Problem | undefined => {
    if (!answer.ok) return answer.problem
    close(say)
    return undefined
  }
  const add = async ({ name, short, color }: PartyDraft) => answered(await api.post(base, { name, ...(short === '' ? {} : { short }), ...(color === undefined ? {} : { color }) }), words.added(name))
  const change = async (party: Party, { name, short, color }: PartyDraft) =>
    answered(await api.patch(`${base}/${party.id}`, { name, ...(short === party.short ? {} : { short: short === '' ? null : short }), ...(color === undefined ? {} : { color }) }), words.saved(name))
  const remove = async (party: Party) => setProblem(answered(await api.delete(`${base}/${party.id}`), words.removed(party.name)))
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      <div>
        <p className={styles.text}>{parties.length === 0 ? words.none : words.text}</p>
        {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
        <ul className={styles.parties}>
          {parties.map((party) =>
            editing !== 'new' && editing?.id === party.id ? (
              <li key={party.id}>
                <PartyForm party={party} others={parties.filter(({ id }) => id !== party.id)} onCancel={() => close('')} onSave={(draft) => change(party, draft)} />
              </li>
            ) : (
              <li key={party.id} className={styles.party} data-party={((party.color - 1) % 8) + 1}>
                <span className={styles.paper}><PartyMark color={party.color} size={20} className={styles.mark} />{party.short}</span>
                <div className={styles.what}>
                  <strong>{party.name}</strong>
                  <span>{words.inUse(uses.get(party.id)?.persons ?? 0, uses.get(party.id)?.cards ?? 0)}</span>
                </div>
                <button type="button" className={styles.tool} aria-label={words.edit(party.name)} title={words.edit(party.name)} onClick={() => { close(''); setEditing(party) }}><Pencil size={18} aria-hidden /></button>
                {uses.get(party.id)?.isFree === true && <button type="button" className={styles.tool} aria-label={words.remove(party.name)} title={words.remove(party.name)} onClick={() => void remove(party)}><Trash2 size={18} aria-hidden /></button>}
              </li>
            ),
          )}
        </ul>
        {editing === 'new' ? (
          <PartyForm others={parties} onCancel={() => close('')} onSave={add} />
        ) : (
          parties.length < limits.workshop.parties && <Button data-takes-focus icon={<Plus size={20} aria-hidden />} onClick={() => { close(''); setEditing('new') }}>{words.add}</Button>
        )}
        <p role="status" className={styles.told}>{told}</p>
      </div>
    </Dialog>
  )
}
