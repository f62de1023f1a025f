import { useSyncExternalStore } from 'react'

/**
 * Whether the server said that the session is over. Queries and writes find out, the page shows it: a form that is open
 * stays as it is until the person is logged in again.
 */
let ended = false
const listeners = new Set<() => void>()

export function markSessionEnded(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of listeners) listener()
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}
