import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { fillNameOrders } from './fill.ts'
import { nameOrder, personNameOrder } from './name-order.ts'

describe('the key of a name', () => {
  it('follows readings that dictionaries do not have, and surnames of persons', () => {
    // 六安 is Lù'ān, behind 刘 (liú); 单 is Shàn as a surname, else dān.
    expect(nameOrder('六安') > nameOrder('刘庄')).toBe(true)
    expect(nameOrder('重庆') < nameOrder('滁州')).toBe(true)
    expect(personNameOrder('单雄信') > personNameOrder('丁一')).toBe(true)
    expect(nameOrder('单县') < personNameOrder('单雄信')).toBe(true)
  })
})

onBothDatabases('names in order', (database) => {
  const at = new Date('2023-06-15T02:00:00Z')
  const tables = [{ table: 'access.account', ofPersons: true }] as const
  const account = (id: string, name: string) =>
    sql`insert into access.account
    (id, username, name, state, created_at, created_by, approved_at) values
    (${id}, ${`user-${id}`}, ${name}, 'active', ${at}, 'test', ${at})`.execute(database().db)
  const inOrder = async () =>
    (
      await sql<{ name: string }>`select name from access.account where id like 'n%'
        order by name_order asc nulls last, id`.execute(database().db)
    ).rows.map(({ name }) => name)

  it('names without a key get theirs at the next start, and the database has the order of the program', async () => {
    const names = ['罗甲', '吕乙', '阿丙', '单丁', '张戊', 'ABB', '安己']
    for (const [index, name] of names.entries()) await account(`n${index}`, name)
    expect(await fillNameOrders(database().db, tables, at)).toBeGreaterThanOrEqual(names.length)
    expect(await inOrder()).toEqual(['ABB', '阿丙', '安己', '吕乙', '罗甲', '单丁', '张戊'])
    expect(await fillNameOrders(database().db, tables, at)).toBe(0)
  })

  it('a name changed around the program loses its key, comes last, and gets one at the next start', async () => {
    await sql`update access.account set name = '白庚' where id = 'n4'`.execute(database().db)
    expect((await inOrder()).at(-1)).toBe('白庚')
    expect(await fillNameOrders(database().db, tables, at)).toBe(1)
    expect((await inOrder()).slice(0, 4)).toEqual(['ABB', '阿丙', '安己', '白庚'])
  })

  it('all keys are made anew where names are read otherwise than before', async () => {
    await sql`update platform.note set value = '{"fingerprint":"old"}' where key = 'names.order'`.execute(
      database().db,
    )
    await sql`update access.account set name_order = 'stale' where id = 'n0'`.execute(database().db)
    expect(await fillNameOrders(database().db, tables, at)).toBe(1)
    expect(await inOrder()).not.toContain('stale')
  })
})
