import { mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { SnapshotRecord } from '@visiebord/shared/protocol/view.ts'
import type { Party, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { ExportedFile, ExportFormats, ExportSource } from '../ports/exports.ts'
import type { BoardHubPort } from '../ports/room.ts'
import { type Archive, type Gallery, StoreFailure } from '../ports/store.ts'
import type { Clock } from '../ports/system.ts'
import { actorOf } from '../workshop/actor.ts'
import { inAgendaOrder } from '../workshop/agenda.ts'
import type { WorkshopDesks } from '../workshop/workshopDesks.ts'

export type ExportParts = { readonly desks: WorkshopDesks; readonly hub: BoardHubPort; readonly store: Archive & Pick<Gallery, 'readImage'>; readonly formats: ExportFormats; readonly clock: Clock }

/** [EXP1] A file of a sealed round, or of the live board. Facilitators always; others sealed rounds, as the workshop allows. */
export async function exportBoard(parts: ExportParts, workshopId: string, intent: { readonly of: number | 'live'; readonly format: string; readonly actorId: string; readonly signal?: AbortSignal }): Promise<Outcome<ExportedFile>> {
  const desk = await parts.desks.open(workshopId)
  if (desk === undefined) return decline('no-session')
  const state = desk.state()
  const actor = actorOf(state, intent.actorId)
  if (!actor.ok) return actor
  const { role } = actor.value
  if (role !== 'facilitator' && !(intent.of !== 'live' && state.exportsFor.includes(role))) return decline('export-not-allowed')
  const render = parts.formats.get(intent.format)
  if (render === undefined) return decline('format-unknown', `known: ${[...parts.formats.keys()].join(', ')}`)
  const source = intent.of === 'live' ? await liveSource(parts, state) : await sealedSource(parts, state, intent.of)
  if (source === undefined) return decline('not-found')
  return accept(await render(SHOWS_PICTURES.has(intent.format) ? await withPictures(parts.store, source) : source, intent.signal))
}

/** The others tell of pictures in words. */
const SHOWS_PICTURES: ReadonlySet<string> = new Set(['svg', 'pdf', 'png'])
/** Of what is kept; a document grows to some three times that. Cards beyond it get a frame with their description. */
const MOST_PICTURE_BYTES = 32 * 1024 * 1024

/** [X62] In the order of the cards, each picture once, as long as there is room; one that is not kept here, or is damaged, is left out. */
async function withPictures(store: Pick<Gallery, 'readImage'>, source: ExportSource): Promise<ExportSource> {
  const files = new Set(source.content.cards.flatMap((card) => (card.kind === 'image' ? [card.file] : [])))
  const pictures = new Map<string, Uint8Array>()
  let room = MOST_PICTURE_BYTES
  for (const file of files) {
    const bytes = await store.readImage(source.workshop.id, file).catch((error: unknown) => {
      if (error instanceof StoreFailure && error.kind === 'corrupt') return undefined
      throw error
    })
    if (bytes === undefined || bytes.byteLength > room) continue
    room -= bytes.byteLength
    pictures.set(file, bytes)
  }
  return pictures.size === 0 ? source : { ...source, pictures }
}

async function liveSource(parts: ExportParts, state: WorkshopState): Promise<ExportSource> {
  const room = await parts.hub.open(state.id)
  const content = await room.content()
  return {
    workshop: { id: state.id, title: state.title, language: state.language },
    at: new Date(parts.clock.now()).toISOString(),
    parties: state.parties,
    rounds: inAgendaOrder(state.rounds),
    content,
    authorNames: await authorNames(parts.store, state),
    ...namesIn(content.remarks, state),
  }
}

async function sealedSource(parts: ExportParts, state: WorkshopState, number: number): Promise<ExportSource | undefined> {
  const snapshot = await parts.store.readSnapshot(state.id, number)
  if (snapshot === undefined) return undefined
  const { content } = JSON.parse(snapshot.record) as SnapshotRecord
  const { schema, cards, sections, lanes, links, timeline, remarks } = content
  const { roundId, sealedAt, sha256, previousSha256 } = snapshot
  return {
    workshop: { id: state.id, title: state.title, language: state.language },
    snapshot: { number: snapshot.number, roundId, sealedAt, sha256, previousSha256 },
    at: sealedAt,
    parties: content.parties.toSorted(byPaper),
    rounds: inAgendaOrder(content.rounds),
    content: { schema, cards, sections, lanes, links, timeline, ...(remarks === undefined ? {} : { remarks }) },
    authorNames: await authorNames(parts.store, state),
    ...namesIn(remarks, state),
  }
}

/** A record keeps parties by id; people are used to them in the order in which papers were given out. */
const byPaper = (a: Party, b: Party): number => a.color - b.color || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** Only those of whom there is something to say. */
function namesIn(remarks: readonly Remark[] | undefined, { participants }: WorkshopState): Pick<ExportSource, 'names'> {
  if (remarks === undefined) return {}
  const named = new Set(remarks.flatMap((remark) => (remark.kind === 'tag' ? [] : [remark.authorId ?? '', ...(remark.kind === 'comment' ? mentionedIn(remark) : [])])))
  return { names: new Map(participants.filter(({ id }) => named.has(id)).map(({ id, name, partyId }) => [id, { name, ...(partyId === undefined ? {} : { partyId }) }])) }
}

async function authorNames(store: Archive, state: WorkshopState): Promise<ReadonlyMap<string, string>> {
  const names = new Map(state.participants.map((participant) => [participant.id, participant.name]))
  const known: [string, string][] = []
  for (const [cardId, participantId] of await store.readAuthors(state.id)) {
    const name = names.get(participantId)
    if (name !== undefined) known.push([cardId, name])
  }
  return new Map(known)
}
