/** The entry: `node server/src/main.ts`. */
import { runServer } from './main/runServer.ts'

await runServer()
