import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { installMajors } from '#modules/talent/index.ts'
import { onBothDatabases, testContext } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'

onBothDatabases('SYS7 the catalogue of majors in a database', (database) => {
  const install = () => inTransaction(testContext(database().db), installMajors)
  const count = async () => {
    const { rows } = await sql<{ level: string; count: number }>`
      select level, count(*)::integer as count from talent.major where length(code) > 4 group by level order by level`.execute(
      database().db,
    )
    return Object.fromEntries(rows.map((row) => [row.level, row.count]))
  }
  const audited = async () =>
    (
      await sql<{ entries: number }>`
        select count(*)::integer as entries from platform.audit_entry where action = 'talent.major.install'`.execute(
        database().db,
      )
    ).rows[0]!.entries

  const whole = {
    undergraduate: 845,
    vocationalBachelor: 247,
    higherVocational: 811,
    secondaryVocational: 358,
  }

  it('an empty database gets all four levels, once', async () => {
    await install()
    expect(await count()).toEqual(whole)
    expect(await audited()).toBe(1)
    await install()
    expect(await audited()).toBe(1)
  })

  it('one that has the undergraduate majors of an earlier version gets the others, and their titles', async () => {
    const { db } = database()
    await sql`delete from talent.major where level <> 'undergraduate'`.execute(db)
    await sql`update talent.major set title = name`.execute(db)
    await install()
    expect(await count()).toEqual(whole)
    const { rows } = await sql<{ title: string }>`
      select title from talent.major where code in ('080205', '080801', '460105') order by code`.execute(db)
    expect(rows.map(({ title }) => title)).toEqual(['工业设计（普通本科）', '自动化', '工业设计（高职专科）'])
    expect(await audited()).toBe(2)
  })

  it('a level that the code does not have is refused', async () => {
    await expect(
      sql`update talent.major set level = 'undergraduate' where code = '460301'`.execute(database().db),
    ).rejects.toThrow(/major_level_check/)
  })
})
