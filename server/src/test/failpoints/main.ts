/** The real server on a store that fails where a test says: `FAIL_AT=commit:before FAIL_HOW=sleep:10 node server/src/test/failpoints/main.ts` is one with a slow disk. */
import { openStore } from '../../main/openStore.ts'
import { runServer } from '../../main/runServer.ts'

await runServer({ openStore: (databasePath) => openStore(databasePath, { script: new URL('./failingStoreWorker.ts', import.meta.url) }) })
