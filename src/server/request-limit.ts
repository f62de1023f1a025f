import { AppError } from '#platform/errors.ts'

interface Bucket {
  tokens: number
  /** When the tokens were right, milliseconds. */
  at: number
}

/** Callers remembered at a time; the longest silent ones are forgotten first, and begin anew with a full bucket. */
const callersKept = 20_000

/**
 * How many requests a caller may make: as many at once as a minute allows, then evenly (a token bucket). Counted in this
 * process alone, so that no request waits for the database; several processes allow as many times as much.
 */
export class RequestLimit {
  private readonly buckets = new Map<string, Bucket>()
  private readonly perMinute: number

  /** @param perMinute 0 for no limit. */
  constructor(perMinute: number) {
    this.perMinute = perMinute
  }

  /** Takes one request off a caller. @returns 0, or seconds to wait. */
  take(caller: string, nowMs: number): number {
    if (this.perMinute === 0) return 0
    const perMs = this.perMinute / 60_000
    const known = this.buckets.get(caller)
    const bucket = known ?? { tokens: this.perMinute, at: nowMs }
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + Math.max(0, nowMs - bucket.at) * perMs)
    bucket.at = nowMs
    // Put last: the first is the longest silent.
    this.buckets.delete(caller)
    this.buckets.set(caller, bucket)
    if (this.buckets.size > callersKept) this.buckets.delete(this.buckets.keys().next().value!)
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1
      return 0
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000))
  }

  get callers(): number {
    return this.buckets.size
  }
}

/**
 * Who counts as one address: of IPv6 the network of 64 bits, because one machine has all of it. Null for this machine
 * itself, which is not counted: behind a proxy that is not named as trusted, everybody would be it.
 */
export function limitedAddress(ip: string | null): string | null {
  if (ip === null || ip === '::1' || ip.startsWith('127.')) return null
  if (!ip.includes(':')) return ip
  const [head = '', tail] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined
      ? front
      : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** @param seconds until the next request is let through. */
export const tooManyRequests = (seconds: number): AppError =>
  new AppError('tooMany', 'platform.request.tooMany', `too many requests: wait ${seconds} seconds`, {
    seconds,
  })
