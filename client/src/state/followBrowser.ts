/** Other tabs, sleep, network and leaving, as the browser tells them. Answers how to stop. */
export function followBrowser(told: { stored(event: StorageEvent): void; woke(): void; lostNetwork(): void; leaving(): void }): () => void {
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('storage', (event) => told.stored(event), { signal })
  window.addEventListener('online', () => told.woke(), { signal })
  window.addEventListener('offline', () => told.lostNetwork(), { signal })
  window.addEventListener('pageshow', () => told.woke(), { signal })
  window.addEventListener('pagehide', () => told.leaving(), { signal })
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? told.woke() : told.leaving()), { signal })
  return () => stop.abort()
}
