// Started inside the server's process by `--import`: its time runs TIME_RUNS times as fast, so that minutes of quiet cost seconds. Timers of Node's own (of sockets) keep their pace.
const factor = Number(process.env['TIME_RUNS'] ?? 1)

const { setTimeout: timeout, setInterval: interval } = globalThis
const faster = (run: () => void, ms = 0, ...rest: []): NodeJS.Timeout => timeout(run, ms / factor, ...rest)
globalThis.setTimeout = Object.defineProperties(faster, Object.getOwnPropertyDescriptors(timeout)) as unknown as typeof setTimeout
globalThis.setInterval = ((run: () => void, ms = 0, ...rest: []) => interval(run, ms / factor, ...rest)) as typeof setInterval

const [dateNow, performanceNow] = [Date.now.bind(Date), performance.now.bind(performance)]
const startedAt = dateNow()
Date.now = () => startedAt + Math.round((dateNow() - startedAt) * factor)
performance.now = () => performanceNow() * factor
