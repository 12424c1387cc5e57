/** The thread of the store as the server has it, which fails where a test says (failpoint.ts). */
import { serveStore } from '../../adapters/sql/serveStore.ts'
import { failpointOf } from './failpoint.ts'

serveStore(failpointOf(process.env))
