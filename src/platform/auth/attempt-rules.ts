import type { AttemptLimits } from './settings.ts'

/** Failed attempts of a user name or an address in the running window. */
export interface Attempts {
  failures: number
  beganAt: Date
  lockedUntil: Date | null
}

const after = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000)

/**
 * Counts an attempt before its outcome is known, so that many at once cannot slip past the limit together.
 *
 * @returns the state to keep, and whether the attempt may be made at all.
 */
export function countAttempt(
  current: Attempts | null,
  now: Date,
  limits: AttemptLimits,
): { attempts: Attempts; open: boolean } {
  if (current === null) return { attempts: { failures: 1, beganAt: now, lockedUntil: null }, open: true }
  if (current.lockedUntil !== null && current.lockedUntil > now) return { attempts: current, open: false }
  if (current.lockedUntil !== null || after(current.beganAt, limits.windowMinutes) <= now)
    return { attempts: { failures: 1, beganAt: now, lockedUntil: null }, open: true }
  const failures = current.failures + 1
  return failures > limits.failures
    ? { attempts: { ...current, lockedUntil: after(now, limits.lockMinutes) }, open: false }
    : { attempts: { ...current, failures }, open: true }
}

/** The state after a counted attempt failed: the last one allowed locks. */
export function lockIfSpent(current: Attempts, now: Date, limits: AttemptLimits): Attempts {
  return current.failures < limits.failures
    ? current
    : { ...current, lockedUntil: after(now, limits.lockMinutes) }
}

/** Whole minutes until a lock ends, at least one. */
export function minutesLeft(lockedUntil: Date, now: Date): number {
  return Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000))
}
