/** How often the probe looks whether the event loop is late, ms: fine enough for 10 ms, and 200 looks a second cost nothing. */
export const PROBE_RESOLUTION_MS = 5

/** Live objects of a class that a module of the server exports: its address (`file:`) and the name of the class. */
export type Counted = { readonly module: string; readonly name: string }

export type ProbeQuestion = {
  /** After a full collection. */
  readonly collect?: boolean
  /** Counting walks the whole heap and stops the process for as long: nothing for a measurement of time. */
  readonly count?: readonly Counted[]
  /** Write a heap snapshot to this file first. */
  readonly snapshot?: string
}

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
  /** Sockets, timers and what else keeps the process going, by kind. */
  readonly resources: Readonly<Record<string, number>>
  /** Of what `count` asked for, by name. */
  readonly counts: Readonly<Record<string, number>>
}
