/** The thread that owns the database connection, so that an fsync never holds the event loop. Started by workerStore.ts. */
import { serveStore } from './serveStore.ts'

serveStore()
