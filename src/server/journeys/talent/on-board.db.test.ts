import { beforeAll, expect, it } from 'vitest'
import { countOnBoard } from '#modules/talent/queries/engagement-pair.ts'
import { needLines, personLines } from '#modules/talent/queries/match-input.ts'
import { openDemand, suppliedPeople } from '#modules/talent/queries/matchable.ts'
import { linesOf } from '#modules/talent/service/run/lines.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { talentRows } from '../../testing/talent-rows.ts'

const today = '2026-03-10'

onBothDemoCities('who is on board and who counts as supply, said once', (database, ctx) => {
  let need: string
  let taken: string
  beforeAll(async () => {
    const rows = talentRows(ctx())
    await rows.clear()
    need = await rows.need({ chain: 'pv', headcount: 4 })
    taken = await rows.person({ chains: ['pv'] })
    await rows.person({ chains: ['pv'] })
    await rows.person({ chains: ['pv'], until: '2021-01-01' })
    await rows.person({ chains: ['pv'], withdrawn: true })
    await rows.person({ chains: ['pv'], state: 'paused' })
    await rows.onBoard(need, taken)
  })

  it('the dual chain, a match and the steps of an engagement count the same one of four seats', async () => {
    const { db } = database()
    const scope = { chainCodes: [], regionCodes: [], needIds: [] }
    expect((await openDemand(db, 'pv')).map(({ onBoard }) => onBoard)).toEqual([1])
    // Of four seats one is taken.
    expect(linesOf(await needLines(db, scope, today)).map(({ capacity }) => capacity)).toEqual([4 - 1])
    expect(await countOnBoard(db, need, taken)).toEqual({ seatsTaken: 1, personEngaged: 1 })
  })

  it('supply and a match speak of the same two people of five: active, under a consent that holds', async () => {
    const { db } = database()
    expect(await suppliedPeople(db, today)).toHaveLength(2)
    const people = linesOf(await personLines(db, today))
    expect(people).toHaveLength(2)
    // Whoever is on board at one need has no place left for another.
    expect(people.find(({ id }) => id === taken)).toMatchObject({ capacity: 0 })
  })
})
