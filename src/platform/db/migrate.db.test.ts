import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readCatalogue, readFunctions, schemaDump } from './catalogue.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { onBothDatabases } from './testing/on-both-databases.ts'

onBothDatabases('migrations', (database) => {
  it('a migrated database needs nothing more', async () => {
    expect(await migrate(database())).toEqual([])
  })

  it('the checked-in schema dump is what the migrations make, on either database', async () => {
    expect(schemaDump(await readCatalogue(database().db), await readFunctions(database().db))).toBe(
      readFileSync('db/schema.sql', 'utf8'),
    )
  })

  it('a migration edited after it was applied is refused', async () => {
    const [first, ...rest] = shippedMigrations()
    const edited = [{ ...first!, checksum: 'edited' }, ...rest]
    await expect(migrate(database(), edited)).rejects.toMatchObject({ reason: 'platform.schema.changed' })
  })

  it('an older program refuses a newer database and names every migration it does not know', async () => {
    const newest = shippedMigrations().slice(-2)
    await expect(migrate(database(), shippedMigrations().slice(0, -2))).rejects.toMatchObject({
      reason: 'platform.schema.newer',
      message: expect.stringContaining(newest.map(({ name }) => name).join(', ')),
      details: { names: newest.map(({ name }) => name) },
    })
  })

  it('a migration that fails leaves nothing of itself', async () => {
    const broken = {
      name: '9999_broken',
      sql: 'create table platform.half (id integer); select * from nowhere',
      checksum: 'x',
    }
    await expect(migrate(database(), [...shippedMigrations(), broken])).rejects.toThrow(/nowhere/)
    const { rows } = await sql<{
      half: string | null
    }>`select to_regclass('platform.half')::text as half`.execute(database().db)
    expect(rows[0]!.half).toBeNull()
    expect(await migrate(database())).toEqual([])
  })

  it('days stay text, counts are numbers, exact decimals are text', async () => {
    const { rows } =
      await sql`select date '2023-03-24' as day, count(*) as count, 0.10::numeric as exact, '{"a":[1]}'::jsonb as json`.execute(
        database().db,
      )
    expect(rows[0]).toEqual({ day: '2023-03-24', count: 1, exact: '0.10', json: { a: [1] } })
  })
})
