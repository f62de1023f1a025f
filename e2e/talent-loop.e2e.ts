import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type City, openCity } from './city.ts'
import { findNothing, openOtherFirm, otherFirm } from './talent-loop/denial.ts'
import {
  agree,
  answerOffer,
  meetAndBoard,
  seeContacts,
  sendOffer,
  shortlist,
} from './talent-loop/engagement.ts'
import { heatAt } from './talent-loop/heat.ts'
import { readUnfilled, readWhy, runMatch, suggestPair } from './talent-loop/match.ts'
import { findNeed, followNeed, postNeed, seeFilled } from './talent-loop/need.ts'

describe('the talent loop', () => {
  let city: City

  beforeAll(async () => {
    city = await openCity()
  })
  afterAll(async () => {
    await city?.stop()
  })

  it('SYS4, SYS5, SYS7, SYS8: from a need posted on a phone by match, reasons, both consents, contacts and interview to a person on board, and the heat of the node falls by one', async () => {
    const before = await heatAt(city)
    const needId = await postNeed(city)
    await findNeed(city, needId)
    const open = await heatAt(city)
    // One seat more is asked for, and nobody came or went: demand + 1, supply as it was, so heat + 1.
    expect(open.demand).toBe(before.demand + 1)
    expect(open.supply).toBe(before.supply)
    expect(open.heat).toBeCloseTo(before.heat + 1, 2)

    const run = await runMatch(city)
    const pair = await readWhy(city, run, needId)
    await readUnfilled(city, run)
    await suggestPair(city, run)

    const engagementId = await shortlist(city, pair)
    await openOtherFirm(city)
    await findNothing(city, { needId, engagementId, pair })
    const offer = await sendOffer(city, engagementId, pair)
    await answerOffer(city, offer, pair)
    await agree(city, engagementId, pair)
    await seeContacts(city, engagementId, pair)
    await meetAndBoard(city, engagementId)

    await seeFilled(city, needId)
    const filled = await heatAt(city)
    // The seat is taken: demand − 1. Who is on board may still be matched as far as the person allows: supply as it was.
    expect(filled.demand).toBe(open.demand - 1)
    expect(filled.supply).toBe(open.supply)
    expect(filled.heat).toBeCloseTo(open.heat - 1, 2)

    await followNeed(city, needId, { run, pair })
    // A first log-in is refused until the password is changed; what is out of sight does not exist.
    city.expectNoFaults({ phoneOf: otherFirm, statuses: [401, 403, 404] })
  }, 300_000)
})
