import type { ServerName, ServerStart } from './measuredServer.ts'
import { startOurs } from './ours.ts'

export const STARTS: Readonly<Partial<Record<ServerName, ServerStart>>> = { ours: startOurs }
