import { createHmac, timingSafeEqual } from 'node:crypto'
import { instantOn } from '#platform/clock.ts'

/** A code is shown for so long before the next one takes its place. */
export const codeSeconds = 30
/** Sign-in opens so long before a session begins. */
export const openMinutesBefore = 30

const windowOf = (at: Date): number => Math.floor(at.getTime() / (codeSeconds * 1000))

const codeIn = (secret: string, sessionId: string, window: number): string =>
  createHmac('sha256', secret)
    .update(`training.attendance sign-in ${sessionId} ${window}`)
    .digest('hex')
    .slice(0, 20)

/**
 * The code by which one signs in at a session now. It follows from the secret of the installation and the time, so that no
 * table holds it; who is not in the room has it too late.
 */
export function signInCode(secret: string, sessionId: string, now: Date): { code: string; renewsAt: Date } {
  const window = windowOf(now)
  return {
    code: codeIn(secret, sessionId, window),
    renewsAt: new Date((window + 1) * codeSeconds * 1000),
  }
}

/** Whether a code is that of this moment, or the one before it: a phone needs some seconds to be held up and pressed. */
export function isSignInCode(secret: string, sessionId: string, code: string, now: Date): boolean {
  const given = Buffer.from(code)
  return [0, 1].some((back) => {
    const valid = Buffer.from(codeIn(secret, sessionId, windowOf(now) - back))
    return valid.length === given.length && timingSafeEqual(valid, given)
  })
}

/** What signing in at a session would mean now; business times are of Asia/Shanghai. */
export function signInAt(
  at: { on: string; startsAt: string; endsAt: string },
  now: Date,
): 'tooEarly' | 'present' | 'late' | 'over' {
  const start = instantOn(at.on, at.startsAt).getTime()
  if (now.getTime() < start - openMinutesBefore * 60_000) return 'tooEarly'
  if (now > instantOn(at.on, at.endsAt)) return 'over'
  return now.getTime() > start ? 'late' : 'present'
}
