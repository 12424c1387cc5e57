import type { BoardHubPort } from '../ports/room.ts'

/** Ids of the parties that a card or lane of the live board carries. Costs the whole board: for a party that is to go only. */
export async function partiesOnBoard(hub: Pick<BoardHubPort, 'open'>, workshopId: string): Promise<ReadonlySet<string>> {
  const { cards, lanes } = await (await hub.open(workshopId)).content()
  return new Set([...cards, ...lanes].flatMap(({ partyId }) => partyId ?? []))
}
