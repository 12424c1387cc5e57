import { expect, test } from 'vitest'
import { createHttpRig } from '../../test/http/httpRig.ts'

type Operation = { readonly parameters?: readonly { readonly in: string; readonly name: string }[]; readonly requestBody?: { readonly content: Record<string, unknown> }; readonly responses: Record<string, { readonly headers?: object; readonly content?: Record<string, unknown> }>; readonly summary?: string }

test('[HTTP21] the description is OpenAPI 3.1 and holds every call of the interface', async () => {
  const rig = await createHttpRig()
  const answer = await rig.ask('/openapi.json')
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, '*'])
  const { openapi, info, paths } = answer.body as { openapi: string; info: { version: string }; paths: Record<string, Record<string, Operation>> }
  expect([openapi, info.version]).toEqual(['3.1.0', answer.headers['api-version']])
  const calls = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
  expect(calls.sort()).toEqual(
    [
      'GET /health', 'POST /invitations', 'POST /sessions', 'POST /workshops', 'GET /workshops/{workshopId}', 'PATCH /workshops/{workshopId}', 'DELETE /workshops/{workshopId}',
      'POST /workshops/{workshopId}/images', 'GET /workshops/{workshopId}/images/{file}',
      'POST /workshops/{workshopId}/imports', 'GET /workshops/{workshopId}/links', 'POST /workshops/{workshopId}/links/{role}/renewals',
      'PATCH /workshops/{workshopId}/participants/{participantId}', 'DELETE /workshops/{workshopId}/participants/{participantId}',
      'POST /workshops/{workshopId}/parties', 'PATCH /workshops/{workshopId}/parties/{partyId}', 'DELETE /workshops/{workshopId}/parties/{partyId}',
      'POST /workshops/{workshopId}/rounds', 'PATCH /workshops/{workshopId}/rounds/{roundId}', 'DELETE /workshops/{workshopId}/rounds/{roundId}',
      'POST /workshops/{workshopId}/rounds/{roundId}/openings', 'POST /workshops/{workshopId}/rounds/{roundId}/seals', 'DELETE /workshops/{workshopId}/sessions/current',
      'GET /workshops/{workshopId}/snapshots', 'GET /workshops/{workshopId}/snapshots/{number}', 'GET /workshops/{workshopId}/snapshots/{number}/exports/{format}',
    ].sort(),
  )
  await rig.close()
})

test('[HTTP22] by the API design rules: kebab paths, no secret in path or query, the version on each answer, problems as problem+json', async () => {
  const rig = await createHttpRig()
  const { paths } = (await rig.ask('/openapi.json')).body as { paths: Record<string, Record<string, Operation>> }
  for (const [path, operations] of Object.entries(paths)) {
    for (const segment of path.slice(1).split('/')) expect(segment).toMatch(/^([a-z0-9-]+|\{[a-z][A-Za-z0-9]*\})$/)
    for (const [method, operation] of Object.entries(operations)) {
      const where = `${method} ${path}`
      expect([where, operation.summary === undefined]).toEqual([where, false])
      for (const parameter of operation.parameters ?? []) expect([where, parameter.in, /token|secret|code|password/i.test(parameter.name)]).toEqual([where, 'path', false])
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '404']))
      for (const [status, response] of Object.entries(operation.responses)) {
        expect([where, status, Object.keys(response.headers ?? {})]).toEqual([where, status, ['API-Version']])
        if (Number(status) >= 400) expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json'])
      }
      if (operation.requestBody !== undefined) expect(Object.keys(operation.requestBody.content)).toEqual(['application/json'])
    }
  }
  await rig.close()
})
