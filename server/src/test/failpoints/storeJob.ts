/** One job on a store that fails where FAIL_* says, as a process of its own: `node storeJob.ts <database> <job>`. Says `done` when it is stored. */
import { openWorkerStore } from '../../adapters/sql/workerStore.ts'
import { JOBS } from './storeJobs.ts'

const [, , path = '', name = ''] = process.argv
const job = JOBS[name]
if (job === undefined) throw new Error(`there is no job ${name}`)
const store = await openWorkerStore(path, { script: new URL('./failingStoreWorker.ts', import.meta.url) })
await job(store)
process.stdout.write('done\n')
await store.close()
