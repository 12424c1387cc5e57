import { type Outcome, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyRequest } from 'fastify'
import type { OrganiserGate } from '../../core/access/organiserGate.ts'
import type { Decision } from '../../core/workshop/decision.ts'
import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import type { HttpParts } from './httpParts.ts'
import type { WhoAsks } from './whoAsks.ts'

/** What every route module gets. */
export type RouteContext = HttpParts & { readonly who: WhoAsks; readonly organiserGate: OrganiserGate; readonly newId: () => string }

/** Who asks and when, as decisions take it. */
export type By = { readonly actorId: string; readonly now: string; readonly newId: () => string }

/** Puts a decision before the desk of the workshop in which the asker is. */
export async function decideFor<T>(context: RouteContext, request: FastifyRequest, decide: (state: WorkshopState, by: By) => Outcome<Decision<T>>): Promise<Outcome<T>> {
  const session = context.who.session(request)
  const desk = await context.desks.open(session.workshopId)
  if (desk === undefined) return decline('no-session') // deleted this moment
  return desk.perform((state) => decide(state, { actorId: session.participantId, now: new Date(context.clock.now()).toISOString(), newId: context.newId }))
}
