/**
 * Drafts that wait for a pause in typing before they go to the server. They outlive the form: closing it sends nothing
 * sooner and drops nothing.
 */
type Waiting = { timer: ReturnType<typeof setTimeout>; send: (leaving: boolean) => Promise<unknown> }
const waiting = new Map<string, Waiting>()

const quietMs = 800

/** Sends after a pause, in place of what waited under the same key. `leaving` is true when the page goes away. */
export function sendAfterPause(key: string, send: Waiting['send']): void {
  dropWaiting(key)
  const timer = setTimeout(() => {
    waiting.delete(key)
    void send(false)
  }, quietMs)
  waiting.set(key, { timer, send })
}

/** Sends at once what still waits. */
export async function sendWaiting(leaving: boolean): Promise<void> {
  const all = [...waiting.values()]
  dropAllWaiting()
  await Promise.all(all.map(({ send }) => send(leaving)))
}

export function dropWaiting(key: string): void {
  const one = waiting.get(key)
  if (one === undefined) return
  clearTimeout(one.timer)
  waiting.delete(key)
}

export function dropAllWaiting(): void {
  for (const key of [...waiting.keys()]) dropWaiting(key)
}

/** Lets nothing wait for a pause that never comes: a page that is closed or put away sends at once. */
export function sendWhenLeaving(page: Pick<EventTarget, 'addEventListener'>): void {
  page.addEventListener('pagehide', () => void sendWaiting(true))
}
