// Goes through the product in browsers that are no Chromium, two people at one table: node e2e/browsers/tour.ts firefox webkit
import { startServer } from '../startedServer.ts'
import type { Browser } from './browser.ts'
import { startFirefox } from './firefox.ts'
import { type Person, personAt } from './person.ts'
import { begin } from './begin.ts'
import { bringIn } from './bringIn.ts'
import { goOn } from './goOn.ts'
import { handsOn } from './handsOn.ts'
import { startWebKit } from './webkit.ts'

const BROWSERS: Readonly<Record<string, () => Promise<Browser>>> = { firefox: startFirefox, webkit: startWebKit }
const [mine = 'firefox', theirs = mine] = process.argv.slice(2)

const failures: string[] = []
/** One stretch of the way; what goes wrong in it is written down, and the tour goes on. */
async function onTheWay(what: string, who: readonly Person[], work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  try {
    await work()
    process.stdout.write(`  ok    ${what} (${Math.round(performance.now() - began)} ms)\n`)
  } catch (error) {
    failures.push(what)
    process.stdout.write(`  FAILS ${what}: ${error instanceof Error ? error.message : String(error)}\n`)
    for (const person of who) {
      await person.picture(`failed-${what.replaceAll(/\W+/g, '-').slice(0, 40)}`)
      await person.press('Escape', 'Escape')
    }
  }
}

const server = await startServer()
const started = new Map<string, Browser>()
for (const name of new Set([mine, theirs])) started.set(name, await (BROWSERS[name] ?? startFirefox)())
const [first, second] = [started.get(mine), started.get(theirs)]
if (first === undefined || second === undefined) throw new Error('firefox or webkit')
try {
  const anna = personAt(await first.newPage(), `${mine}-anna`)
  const bas = personAt(await second.newPage(), `${theirs}-bas`)
  const both = [anna, bas]
  process.stdout.write(`Anna in ${first.name} ${first.version}, Bas in ${second.name} ${second.version}\n`)

  const part = (what: string, work: () => Promise<void>) => onTheWay(what, both, work)
  const table = { server, anna, bas, both, part }
  await begin(table)
  await handsOn(table)
  await bringIn(table)
  await goOn(table)
  await part('the server goes away and comes back', async () => {
    // Last of all: the console speaks of the lost line.
    for (const person of both) for (const complaint of await person.complaints()) failures.push(`${person.name}: ${complaint}`)
    await server.kill()
    for (const person of both) await person.sees('no line', () => document.body.textContent.includes('Geen verbinding'))
    const again = await startServer({ dataDir: server.dataDir, env: { PORT: new URL(server.url).port } })
    for (const person of both) await person.sees('a line again', () => document.body.textContent.includes('Opgeslagen'))
    await again.stop()
  })
} finally {
  for (const browser of started.values()) await browser.close()
  await server.stop().catch(() => undefined)
}
process.stdout.write(failures.length === 0 ? 'nothing went wrong\n' : `${failures.length} things went wrong:\n${failures.map((each) => `  ${each}\n`).join('')}`)
process.exitCode = failures.length === 0 ? 0 : 1
