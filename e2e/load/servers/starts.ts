import { startHocuspocus } from './hocuspocus.ts'
import type { ServerName, ServerStart } from './measuredServer.ts'
import { startOurs } from './ours.ts'
import { startYWebsocket } from './yWebsocket.ts'

export const STARTS: Readonly<Record<ServerName, ServerStart>> = { ours: startOurs, yWebsocket: startYWebsocket, hocuspocus: startHocuspocus }
