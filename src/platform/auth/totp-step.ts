import { createHmac } from 'node:crypto'

const periodMs = 30_000
const digits = 6
/** Steps before and after the present one in which a code is looked for; the check itself accepts one less. */
const window = 2

function codeAt(key: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The time step (RFC 6238) a code belongs to, the latest where it happens to fit several; null when it fits none near
 * the present one. It says which code was typed, not whether it is right: that is better-auth's to check.
 *
 * @param key the shared secret as better-auth keeps it: text, used as UTF-8.
 * @param nowMs milliseconds since 1970, by the clock of this machine: authenticators know no other.
 */
export function totpStepOf(key: string, code: string, nowMs: number): number | null {
  const present = Math.floor(nowMs / periodMs)
  for (let step = present + window; step >= present - window; step -= 1)
    if (codeAt(key, step) === code) return step
  return null
}
