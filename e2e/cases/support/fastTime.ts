// Started inside the server's process by `--import`: from SIGUSR2 on its time runs TIME_RUNS times as fast, so that minutes of quiet cost seconds. Not sooner: starting
// takes what it takes. Timers of Node's own (of sockets) keep their pace, and so does what was set before.
let factor = 1

const { setTimeout: timeout, setInterval: interval } = globalThis
const faster = (run: () => void, ms = 0, ...rest: []): NodeJS.Timeout => timeout(run, ms / factor, ...rest)
globalThis.setTimeout = Object.defineProperties(faster, Object.getOwnPropertyDescriptors(timeout)) as unknown as typeof setTimeout
globalThis.setInterval = ((run: () => void, ms = 0, ...rest: []) => interval(run, ms / factor, ...rest)) as typeof setInterval

const [dateNow, performanceNow] = [Date.now.bind(Date), performance.now.bind(performance)]
let [since, dateThen] = [performanceNow(), dateNow()]
Date.now = () => Math.round(dateThen + (performanceNow() - since) * factor)
let elapsedThen = since
performance.now = () => elapsedThen + (performanceNow() - since) * factor

process.once('SIGUSR2', () => {
  ;[dateThen, elapsedThen, since] = [Date.now(), performance.now(), performanceNow()]
  factor = Number(process.env['TIME_RUNS'] ?? 1)
})
