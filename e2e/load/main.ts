/** `pnpm bench`: what the product costs on this machine, measured from outside. It prints figures; it judges nothing. README.md tells the arguments. */
import { readChoice } from './run/choice.ts'

const choice = readChoice(process.argv.slice(2))
// The screen first: the sync part puts this process on one core. Each part loads only what it needs.
if (choice.part !== 'sync') await (await import('./screen.ts')).screen(choice)
if (choice.part !== 'screen') await (await import('./sync.ts')).sync(choice)
