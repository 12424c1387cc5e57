import { call, join, type Made, makeWorkshop } from '../../workshopApi.ts'

type Server = Parameters<typeof makeWorkshop>[0]

/** The example with round `at` (from 0) open. */
export async function exampleWithRound(server: Server, at: number): Promise<{ readonly made: Made; readonly seal: () => Promise<unknown> }> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Visie op dienstverlening' })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  const { rounds } = await call<{ rounds: readonly { id: string }[] }>(server, 'GET', `workshops/${made.id}`, { token })
  const round = `workshops/${made.id}/rounds/${rounds[at]?.id ?? ''}`
  await call(server, 'POST', `${round}/openings`, { token, body: {} })
  return { made, seal: () => call(server, 'POST', `${round}/seals`, { token, body: {} }) }
}
