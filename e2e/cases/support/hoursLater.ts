// Started inside the server's process by `--import`: it is HOURS_LATER hours later there, and the first look for boards at rest comes at once.
import { EVERY_MS } from '../../../server/src/core/sync/rewriting/boardKeeper.ts'

const laterMs = Number(process.env['HOURS_LATER'] ?? 0) * 3_600_000
const dateNow = Date.now.bind(Date)
Date.now = () => dateNow() + laterMs

const { setTimeout: timeout } = globalThis
const sooner = (run: () => void, ms = 0, ...rest: []): NodeJS.Timeout => timeout(run, ms === EVERY_MS ? 0 : ms, ...rest)
globalThis.setTimeout = Object.defineProperties(sooner, Object.getOwnPropertyDescriptors(timeout)) as unknown as typeof setTimeout
