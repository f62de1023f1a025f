import type { AuthSettings } from './settings.ts'

/** Why a session is over, null while it lasts. */
export function sessionEnd(
  session: { beganAt: Date; seenAt: Date },
  now: Date,
  rules: AuthSettings['session'],
): 'idle' | 'absolute' | null {
  if (now.getTime() - session.beganAt.getTime() >= rules.absoluteHours * 3_600_000) return 'absolute'
  if (now.getTime() - session.seenAt.getTime() >= rules.idleMinutes * 60_000) return 'idle'
  return null
}
