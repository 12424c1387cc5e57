import { type Refusal, refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { StoreFailure } from '../../core/ports/store.ts'
import type { Log } from '../../core/ports/system.ts'
import { sendProblem } from './problem.ts'

/** What was thrown, as a refusal; undefined is a bug. The framework's codes are stable, its messages are not. */
function refusalOf(error: FastifyError | StoreFailure): Refusal | undefined {
  if (error instanceof StoreFailure) {
    if (error.kind === 'conflict') return refuse('changed-meanwhile')
    return refuse(error.kind === 'corrupt' ? 'board-unreadable' : 'store-down')
  }
  if (error.validation !== undefined) return refuse('invalid', detailOf(error))
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('too-large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('not-json')
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? refuse('invalid') : undefined
  }
}

/** Says which field and why, never what stood in it. */
function detailOf(error: FastifyError): string {
  const [first] = error.validation ?? []
  if (first === undefined) return `${error.validationContext ?? 'request'} is not right`
  const extra: unknown = first.params['additionalProperty']
  return `${error.validationContext ?? 'request'}${first.instancePath} ${first.message ?? 'is not right'}${typeof extra === 'string' ? `: ${extra.slice(0, 80).toWellFormed()}` : ''}`
}

/** Answers whatever was thrown. The log gets the route's pattern and where it happened; messages may hold words of people; those about damage hold ids and numbers only. */
export const createErrorHandler = (log: Log) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const refusal = refusalOf(error)
  const where = `${request.method} ${request.routeOptions.url ?? 'unknown route'}`
  if (error instanceof StoreFailure && error.kind !== 'conflict') log.warn(`${where}: the store failed (${error.kind}${error.kind === 'corrupt' ? `: ${error.message}` : ''})`)
  if (refusal === undefined) log.error(`${where}: ${error.name} ${(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim()).join(' < ')}`)
  // The framework would hang up on a body that it did not take, and who is still sending it sees a broken line instead of the
  // answer. Without this header the rest is read and dropped.
  return sendProblem(reply.removeHeader('connection'), refusal)
}
