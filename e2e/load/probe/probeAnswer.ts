/** How often the probe looks whether the event loop is late, ms: fine enough for 10 ms, and 200 looks a second cost nothing. */
export const PROBE_RESOLUTION_MS = 5

/** What a server process says of itself. Loop figures count since the answer before. */
export type Probe = {
  /** How late the event loop was at most, and in the 99th percentile, ms. */
  readonly loopMaxMs: number
  readonly loopP99Ms: number
  /** Share of the time in which the main thread did something. */
  readonly loopBusy: number
  readonly rss: number
  readonly heapUsed: number
  /** Bytes of buffers outside V8's heap. */
  readonly outsideHeap: number
}
