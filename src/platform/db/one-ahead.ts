import { setImmediate as nextTurn } from 'node:timers/promises'

export interface Ahead {
  /** Starts work and does not wait for its end; throws what the work started before failed with. */
  start(work: () => Promise<unknown>): Promise<void>
  /** Waits until what was started has ended, and throws what it failed with. */
  ended(): Promise<void>
}

/**
 * Lets the database work while the program prepares what comes next: each thing started waits for the one before, so that
 * one is on its way at a time and a connection never gets a statement while it is busy with another.
 *
 * @returns what `work` gives, when all that it started has ended.
 */
export async function oneAhead<T>(work: (ahead: Ahead) => Promise<T>): Promise<T> {
  let onItsWay: Promise<unknown> = Promise.resolve()
  const ended = async (): Promise<void> => {
    await onItsWay
  }
  const start = async (next: () => Promise<unknown>): Promise<void> => {
    await ended()
    onItsWay = next()
    // Thrown where it is awaited; until then it is not unhandled.
    onItsWay.catch(() => {})
    // A statement leaves the program only when the program pauses.
    await nextTurn()
  }
  try {
    const result = await work({ start, ended })
    await ended()
    return result
  } catch (error) {
    await onItsWay.catch(() => {})
    throw error
  }
}
