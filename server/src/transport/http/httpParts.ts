/** Everything the HTTP side is made of; `main` wires it. */
import type { Access } from '../../core/access/access.ts'
import type { ImageScaling } from '../../core/ports/imageScaling.ts'
import type { ExportFormats } from '../../core/ports/exports.ts'
import type { BoardHubPort } from '../../core/ports/room.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Clock, Log, Random } from '../../core/ports/system.ts'
import type { WorkshopDesks } from '../../core/workshop/workshopDesks.ts'

export type HttpSettings = {
  /** PUBLIC_URL without a slash at the end; asked anew each time, as the port may be known only after listening. */
  readonly publicUrl: () => string
  /** Path of PUBLIC_URL: '' or '/workshops', no slash at the end. Everything is answered under it. */
  readonly basePath: string
  readonly organiserCode?: string
  readonly trustedProxies: readonly string[]
  /** Folder of the built client, absolute. */
  readonly clientDist: string
  /** Where a theme of this house may lie: a file of tokens. Looked at once, at the start. */
  readonly themeFile?: string
}

export type HttpParts = {
  readonly settings: HttpSettings
  readonly desks: WorkshopDesks
  readonly hub: BoardHubPort
  readonly access: Access
  readonly store: Store
  readonly images: ImageScaling
  readonly exportFormats: ExportFormats
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
