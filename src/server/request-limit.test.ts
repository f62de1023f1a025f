import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitedAddress, RequestLimit } from './request-limit.ts'

describe('a caller may make so many requests a minute', () => {
  it('all at once, then evenly, and is told how long to wait', () => {
    const limit = new RequestLimit(60)
    for (let request = 0; request < 60; request += 1) expect(limit.take('a', 0)).toBe(0)
    // 60 a minute are one a second.
    expect(limit.take('a', 0)).toBe(1)
    expect(limit.take('a', 999)).toBe(1)
    expect(limit.take('a', 1000)).toBe(0)
    expect(limit.take('a', 1000)).toBe(1)
    expect(limit.take('b', 1000)).toBe(0)
  })

  it('0 is no limit', () => {
    const limit = new RequestLimit(0)
    for (let request = 0; request < 1000; request += 1) expect(limit.take('a', 0)).toBe(0)
  })

  it('never more than twice a minute’s worth within any minute, however requests come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2000 }), { minLength: 1, maxLength: 300 }), (pauses) => {
        const limit = new RequestLimit(30)
        const let_through: number[] = []
        let now = 0
        for (const pause of pauses) {
          now += pause
          if (limit.take('a', now) === 0) let_through.push(now)
        }
        for (const start of let_through)
          expect(let_through.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(
            60,
          )
      }),
    )
  })

  it('callers without end do not fill the memory, and those who go on are not forgotten', () => {
    const limit = new RequestLimit(1)
    limit.take('busy', 0)
    for (let caller = 0; caller < 50_000; caller += 1) {
      limit.take(`caller ${caller}`, 0)
      if (caller % 1000 === 0) expect(limit.take('busy', 0)).toBeGreaterThan(0)
    }
    expect(limit.callers).toBeLessThanOrEqual(20_000)
  })

  it('an address is one machine: of IPv6 its network; this machine itself is not counted', () => {
    expect(limitedAddress('10.1.2.3')).toBe('10.1.2.3')
    expect(limitedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(limitedAddress('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64')
    expect(limitedAddress('2001:db8::9')).toBe('2001:db8:0:0::/64')
    expect(limitedAddress('::ffff:9')).toBe('0:0:0:0::/64')
    for (const own of ['127.0.0.1', '::1', null]) expect(limitedAddress(own)).toBeNull()
  })
})
