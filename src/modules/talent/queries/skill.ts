import { type SqlBool, sql } from 'kysely'
import { foldWord } from '#core/text/fold-word.ts'
import { chainColumns, isForChain, putChains } from '#modules/chains/index.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { Skill, SkillFilter, skillList } from '../contract/skill.ts'

const skillChains = { table: 'talent.skill_chain', owner: 'skill_id' } as const
const chains = chainColumns(skillChains, sql.ref('s.id'))

const parents = (column: 'id' | 'name') => sql<string[]>`array(
  select p.${sql.ref(column)} from talent.skill_parent l join talent.skill p on p.id = l.parent_id
  where l.skill_id = s.id order by p.name_order, p.id)`

const skills = (db: Db) =>
  db
    .selectFrom('talent.skill as s')
    .selectAll('s')
    .select([
      chains.codes.as('chain_codes'),
      chains.names.as('chain_names'),
      parents('id').as('parent_ids'),
      parents('name').as('parent_names'),
      sql<string[]>`array(select w.word from talent.skill_word w
        where w.skill_id = s.id and not w.is_name order by w.folded)`.as('synonyms'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof skills>['executeTakeFirstOrThrow']>>

const toSkill = (row: Row): Skill => ({
  id: row.id,
  name: row.name,
  nameEn: row.name_en,
  synonyms: row.synonyms,
  parentIds: row.parent_ids,
  parentNames: row.parent_names,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  note: row.note,
  retired: row.retired,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

export async function findSkill(db: Db, id: string): Promise<Skill | null> {
  const row = await skills(db).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSkill(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockSkill(db: Db, id: string): Promise<Skill | null> {
  await db.selectFrom('talent.skill').select('id').where('id', '=', id).forUpdate().execute()
  return findSkill(db, id)
}

/** Skills by id. */
export async function skillsById(db: Db, ids: readonly string[]): Promise<Skill[]> {
  if (ids.length === 0) return []
  const rows = await skills(db)
    .where(sql<SqlBool>`s.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toSkill)
}

const listSql: SqlOf<typeof skillList> = {
  sorts: { name: sql.ref('s.name_order') },
  totals: {},
  usual: [sql.ref('s.name_order')],
  tie: sql.ref('s.id'),
}

export async function listSkills(db: Db, filter: SkillFilter): Promise<ListPage<Skill>> {
  let query = skills(db)
  const words = foldWord(filter.query ?? '')
  if (words !== '')
    query = query.where(
      sql<SqlBool>`exists (select from talent.skill_word w
        where w.skill_id = s.id and ${contains(sql`w.folded`, words)})`,
    )
  if (filter.chain !== undefined) query = query.where(isForChain(skillChains, sql.ref('s.id'), filter.chain))
  if (filter.under !== undefined) query = query.where(isUnder(filter.under))
  if (filter.state !== 'all') query = query.where('s.retired', '=', filter.state === 'retired')
  return mapPage(await pageOfList(query, listSql, filter), toSkill)
}

const isUnder = (id: string) => sql<SqlBool>`s.id in (
  with recursive below as (
    select skill_id from talent.skill_parent where parent_id = ${id}::uuid
    union select p.skill_id from talent.skill_parent p join below b on p.parent_id = b.skill_id)
  select skill_id from below)`

/** All skills by name, with what else they are called. */
export async function skillNames(
  db: Db,
): Promise<{ id: string; name: string; retired: boolean; synonyms: string[] }[]> {
  const rows = await db
    .selectFrom('talent.skill as s')
    .select([
      's.id',
      's.name',
      's.retired',
      sql<string[]>`array(select w.word from talent.skill_word w
        where w.skill_id = s.id and not w.is_name order by w.folded)`.as('synonyms'),
    ])
    .orderBy('s.name_order')
    .orderBy('s.id')
    .execute()
  return rows
}

/** Names of these skills, for threads. */
export async function skillTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.skill')
    .select(['id', 'name'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Skills directly below one. */
export async function narrowerSkills(db: Db, id: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('talent.skill_parent as l')
    .innerJoin('talent.skill as s', 's.id', 'l.skill_id')
    .select(['s.id', 's.name'])
    .where('l.parent_id', '=', id)
    .orderBy('s.name_order')
    .orderBy('s.id')
    .execute()
}

/** Broader skills of every skill. */
export async function broaderSkills(db: Db): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('talent.skill_parent').select(['skill_id', 'parent_id']).execute()
  const broader = new Map<string, string[]>()
  for (const { skill_id, parent_id } of rows)
    broader.set(skill_id, [...(broader.get(skill_id) ?? []), parent_id])
  return broader
}

/** Skills that these words mean, by the word folded. */
export async function skillsOfWords(
  db: Db,
  words: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (words.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.skill_word as w')
    .innerJoin('talent.skill as s', 's.id', 'w.skill_id')
    .select(['w.folded', 's.id', 's.name'])
    .where(sql<SqlBool>`w.folded = any(${words.map(foldWord)}::text[])`)
    .execute()
  return new Map(rows.map(({ folded, id, name }) => [folded, { id, name }]))
}

/** Holds the whole taxonomy against other writers until the transaction ends, so that no two edits close a circle. */
export async function lockTaxonomy(db: Db): Promise<void> {
  await sql`lock table talent.skill_parent in share row exclusive mode`.execute(db)
}

/** What of a skill is stored in its own row. */
export interface SkillValues {
  name: string
  nameEn: string | null
  note: string | null
  retired: boolean
}

const columnsOf = (values: SkillValues) => ({
  name: values.name,
  name_order: nameOrder(values.name),
  name_en: values.nameEn,
  note: values.note,
  retired: values.retired,
})

/** Inserts a skill and gives the id. */
export async function insertSkill(
  db: Db,
  { id, ...values }: SkillValues & { id?: string },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('talent.skill')
    .values({
      ...columnsOf(values),
      ...(id === undefined ? {} : { id }),
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateSkillRow(db: Db, id: string, values: SkillValues, at: Date): Promise<void> {
  await db
    .updateTable('talent.skill')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteSkill(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.skill').where('id', '=', id).execute()
}

/** Puts words, broader skills and chains in place of those that stood there. */
export async function putSkillParts(
  db: Db,
  id: string,
  parts: {
    name: string
    synonyms: readonly string[]
    parentIds: readonly string[]
    chainIds: readonly string[]
  },
): Promise<void> {
  await db.deleteFrom('talent.skill_word').where('skill_id', '=', id).execute()
  const synonyms = new Map(parts.synonyms.map((word) => [foldWord(word), word]))
  synonyms.delete(foldWord(parts.name))
  await db
    .insertInto('talent.skill_word')
    .values([
      { folded: foldWord(parts.name), word: parts.name, skill_id: id, is_name: true },
      ...[...synonyms].map(([folded, word]) => ({ folded, word, skill_id: id, is_name: false })),
    ])
    .execute()
  await db.deleteFrom('talent.skill_parent').where('skill_id', '=', id).execute()
  const parentIds = [...new Set(parts.parentIds)]
  if (parentIds.length > 0)
    await db
      .insertInto('talent.skill_parent')
      .values(parentIds.map((parent_id) => ({ skill_id: id, parent_id })))
      .execute()
  await putChains(db, skillChains, id, parts.chainIds)
}
