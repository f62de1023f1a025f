import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { AnsweredGap, GapNeedCount } from '../contract/need.ts'

/** What needs answer: problems, and gaps of the atlas. */

/** A gap by the ids of its chain and node. */
export interface StoredGap {
  chainId: string
  nodeId: string
}

export interface StoredAnswers {
  problemIds: readonly string[]
  gaps: readonly StoredGap[]
}

/** What a need answers, gaps by name. */
export interface NeedAnswered {
  problemIds: string[]
  gaps: (AnsweredGap & StoredGap)[]
}

/** Writes what needs answer, a statement for each table. */
export async function insertAnswers(
  db: Db,
  needs: readonly (StoredAnswers & { id: string })[],
): Promise<void> {
  const problems = needs.flatMap((need) =>
    [...new Set(need.problemIds)].map((id) => ({ need_id: need.id, problem_id: id })),
  )
  if (problems.length > 0)
    await sql`insert into talent.need_problem (need_id, problem_id)
      select * from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb)
        as r(need_id uuid, problem_id uuid)`.execute(db)
  const gaps = needs.flatMap((need) =>
    need.gaps.map(({ chainId, nodeId }) => ({ need_id: need.id, chain_id: chainId, node_id: nodeId })),
  )
  if (gaps.length > 0)
    await sql`insert into talent.need_gap (need_id, chain_id, node_id)
      select distinct * from jsonb_to_recordset(${JSON.stringify(gaps)}::jsonb)
        as r(need_id uuid, chain_id uuid, node_id uuid)`.execute(db)
}

/** Makes what a need answers what it should be. */
export async function replaceAnswers(db: Db, id: string, answers: StoredAnswers, at: Date): Promise<void> {
  for (const table of ['need_problem', 'need_gap'])
    await sql`delete from ${sql.table(`talent.${table}`)} where need_id = ${id}::uuid`.execute(db)
  await insertAnswers(db, [{ ...answers, id }])
  await db
    .updateTable('talent.need')
    .set((set) => ({ updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function answersOfNeed(db: Db, id: string): Promise<NeedAnswered> {
  const problems = await db
    .selectFrom('talent.need_problem')
    .select('problem_id')
    .where('need_id', '=', id)
    .orderBy('problem_id')
    .execute()
  const gaps = await db
    .selectFrom('talent.need_gap as g')
    .innerJoin('chains.chain as c', 'c.id', 'g.chain_id')
    .innerJoin('chains.node as d', 'd.id', 'g.node_id')
    .select(['c.id as chainId', 'd.id as nodeId', 'c.code as chainCode', 'd.code as nodeCode'])
    .select(['c.name as chainName', 'd.name as nodeName'])
    .where('g.need_id', '=', id)
    .orderBy('c.position')
    .orderBy('d.code')
    .execute()
  return { problemIds: problems.map((row) => row.problem_id), gaps }
}

/** Whether a need `n` stands on a node of a chain or was said to answer its gap: `pv.float-glass`. */
export const isForGap = (key: string) => {
  const at = key.indexOf('.')
  const [chain, node] = [key.slice(0, at), key.slice(at + 1)]
  return sql<SqlBool>`exists (select from chains.chain x, chains.node y
    where x.code = ${chain} and y.code = ${node}
      and ((n.chain_id = x.id and n.node_id = y.id) or exists (select from talent.need_gap g
        where g.need_id = n.id and g.chain_id = x.id and g.node_id = y.id)))`
}

/**
 * How many needs that run stand on each node or answer its gap, each need once at a node.
 *
 * @param within a condition on needs `n`.
 */
export async function countNeedsOfGaps(
  db: Db,
  within: RawBuilder<SqlBool>,
  chainCodes: readonly string[] | undefined,
): Promise<GapNeedCount[]> {
  const runs = sql<SqlBool>`n.deleted_at is null and n.state in ('open', 'paused') and ${within}`
  const { rows } = await sql<GapNeedCount>`
    select c.code as "chainCode", d.code as "nodeCode", count(*)::int as count
    from (select n.id, n.chain_id, n.node_id from talent.need n
        where n.node_id is not null and ${runs}
      union select n.id, g.chain_id, g.node_id from talent.need n join talent.need_gap g on g.need_id = n.id
        where ${runs}) as place
    join chains.chain c on c.id = place.chain_id
    join chains.node d on d.id = place.node_id
    where ${chainCodes === undefined ? sql`true` : sql`c.code = any(${[...chainCodes]}::text[])`}
    group by c.code, d.code order by c.code, d.code`.execute(db)
  return rows
}
