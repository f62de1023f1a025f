import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'

const enterprise: SearchKind = {
  right: 'directory.enterprise.read',
  narrows: true,
  watches: [
    { table: 'directory.enterprise', ids: ['r.id', 'r.merged_into_id'] },
    // The organisation that stands for it decides who sees it.
    { table: 'directory.organisation', ids: ['r.enterprise_id'] },
  ],
  async entries(db, ids) {
    // A merged entry is found as the one that took it up, which has its names among its former ones; the code is only its own.
    const { rows } = await sql<{
      id: string
      name: string
      former_names: string[]
      codes: string[]
      region_code: string
      org_id: string | null
    }>`select e.id, e.name, e.former_names, e.region_code,
        (select o.id from directory.organisation o where o.enterprise_id = e.id) as org_id,
        array(select m.uscc from directory.enterprise m where m.id = e.id or m.merged_into_id = e.id
          order by m.merged_into_id nulls first, m.uscc) as codes
      from directory.enterprise e
      where e.id = any(${[...ids]}::uuid[]) and e.deleted_at is null and e.merged_into_id is null`.execute(db)
    return mapOf(rows, (row) => ({
      names: [row.name, ...row.former_names],
      codes: row.codes,
      belonging: { regionCodes: [row.region_code], orgIds: [row.org_id] },
    }))
  },
  allIds: (db) => allIdsOf(db, 'directory.enterprise'),
  async lines({ db }, ids) {
    const { rows } = await sql<{ id: string; region: string; uscc: string }>`
      select e.id, r.name as region, e.uscc from directory.enterprise e
      join directory.region r on r.code = e.region_code where e.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.region, row.uscc))
  },
}

const organisation: SearchKind = {
  right: null,
  watches: [
    { table: 'directory.organisation', ids: ['r.id'] },
    { table: 'directory.organisation_former_name', ids: ['r.org_id'] },
  ],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; name: string; short_name: string | null; former: string[] }>`
      select o.id, o.name, o.short_name, array(select f.name from directory.organisation_former_name f
        where f.org_id = o.id order by f.until_on desc, f.name) as former
      from directory.organisation o where o.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => ({
      names: [row.name, ...(row.short_name === null ? [] : [row.short_name]), ...row.former],
    }))
  },
  allIds: (db) => allIdsOf(db, 'directory.organisation'),
  async lines({ db }, ids) {
    const { rows } = await sql<{ id: string; region: string; above: string | null }>`
      select o.id, r.name as region, p.name as above from directory.organisation o
      join directory.region r on r.code = o.region_code
      left join directory.organisation p on p.id = o.parent_id
      where o.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.above, row.region))
  },
}

const person: SearchKind = {
  right: 'directory.person.read',
  ofPersons: true,
  watches: [{ table: 'directory.person', ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from directory.person where id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.name] }))
  },
  allIds: (db) => allIdsOf(db, 'directory.person'),
  lines: ({ db }, ids) => personLines(db, ids),
}

/** The organisation and the post that a person holds, the head's first. */
async function personLines(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; org: string; title: string | null }>`
    select p.id, o.name as org, (select a.title from directory.appointment a
        where a.person_id = p.id and a.org_id = p.org_id and a.until_on is null
        order by a.is_head desc, a.since_on desc, a.id limit 1) as title
    from directory.person p join directory.organisation o on o.id = p.org_id
    where p.id = any(${[...ids]}::uuid[])`.execute(db)
  return mapOf(rows, (row) => lineOf(row.org, row.title))
}

/** How this module's objects join the search. */
export const directorySearchKinds: SearchKinds = {
  'directory.enterprise': enterprise,
  'directory.organisation': organisation,
  'directory.person': person,
}
