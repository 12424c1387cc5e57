import { StoreFailure } from '../core/ports/store.ts'
import { StartFailure } from '../main/startFailure.ts'

/** Runs an operator's command: its lines on stdout, or one sentence on stderr and exit code 1. */
export async function runCommand(command: (args: readonly string[]) => Promise<readonly string[]>): Promise<void> {
  // A backup holds the links of every workshop, as the database does.
  process.umask(0o077)
  try {
    for (const line of await command(process.argv.slice(2))) console.log(line)
  } catch (error) {
    if (!(error instanceof StartFailure || error instanceof StoreFailure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
