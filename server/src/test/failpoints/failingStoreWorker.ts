/** The thread of the store as the server has it, which fails where a test says (failpoint.ts): by the environment, or by a file beside the database. */
import { workerData } from 'node:worker_threads'
import { serveStore, type StoreWorkerData } from '../../adapters/sql/serveStore.ts'
import { failpointOf, faultFileOf } from './failpoint.ts'

serveStore(failpointOf(faultFileOf((workerData as StoreWorkerData).path), process.env))
