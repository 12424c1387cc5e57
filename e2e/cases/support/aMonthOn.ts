// Started inside the server's process by `--import`: on SIGUSR2 it is 31 days later there, a day more than a session lives, and the server says so.
const now = Date.now.bind(Date)
let laterMs = 0
Date.now = () => now() + laterMs
process.on('SIGUSR2', () => {
  laterMs += 31 * 86_400_000
  process.stdout.write('a month on\n')
})
