import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases, testActor } from '../db/testing/on-both-databases.ts'
import { type Belonging, covers, type Reach } from './reach.ts'
import { scopeFilter } from './scope-filter.ts'

/** Few ids, so that hits and misses are both common. */
const id = fc.constantFrom('a', 'b', 'c', 'd')
const set = fc.uniqueArray(id, { maxLength: 3 }).map((ids): ReadonlySet<string> => new Set(ids))
const reach: fc.Arbitrary<Reach> = fc.record({
  everywhere: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  orgIds: set,
  chainCodes: set,
  regionCodes: set,
  accountIds: set,
})
const row = fc.record({
  org: fc.option(id),
  assist: fc.option(id),
  chain: fc.option(id),
  region: fc.option(id),
  account: fc.option(id),
})

const permission = 'test.thing.read'

onBothDatabases('the scope filter', (database) => {
  it('lists exactly the rows that `covers` covers one by one', async () => {
    await fc.assert(
      fc.asyncProperty(reach, fc.array(row, { maxLength: 12 }), async (given, rows) => {
        const ctx = { actor: { ...testActor, rights: new Map([[permission, given] as const]) } }
        const filter = scopeFilter(ctx, permission, {
          orgIds: [sql.ref('t.org'), sql.ref('t.assist')],
          chainCodes: [sql.ref('t.chain')],
          regionCodes: [sql.ref('t.region')],
          accountIds: [sql.ref('t.account')],
        })
        const listed = await sql<{ position: number }>`
          select (t.position)::int as position
          from json_to_recordset(${JSON.stringify(rows.map((one, position) => ({ ...one, position })))}::json)
            as t(position int, org text, assist text, chain text, region text, account text)
          where ${filter} order by 1`.execute(database().db)
        const expected = rows.flatMap((one, position) => {
          const belonging: Belonging = {
            orgIds: [one.org, one.assist],
            chainCodes: [one.chain],
            regionCodes: [one.region],
            accountIds: [one.account],
          }
          return covers(given, belonging) ? [position] : []
        })
        expect(listed.rows.map((found) => found.position)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('a permission that is not given lists nothing', async () => {
    const filter = scopeFilter({ actor: { ...testActor, rights: new Map() } }, permission, {})
    const { rows } = await sql`select 1 where ${filter}`.execute(database().db)
    expect(rows).toEqual([])
  })
})
