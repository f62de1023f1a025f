import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { type Page, pageWindow } from '#platform/db/paging.ts'
import type {
  ComparedEnterprise,
  DuplicatePair,
  DuplicatePart,
  DuplicateState,
} from '../contract/duplicate.ts'

const live = (alias: string) =>
  sql<SqlBool>`${sql.ref(`${alias}.deleted_at`)} is null and ${sql.ref(`${alias}.merged_into_id`)} is null`

/** Keeps a pair from the queue until a day; null brings it back. */
export async function putOff(
  db: Db,
  leftId: string,
  rightId: string,
  until: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('directory.duplicate_candidate')
    .set({ later_until: until })
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function insertDecision(
  db: Db,
  decision: {
    leftId: string
    rightId: string
    verdict: 'same' | 'different'
    reason: string
    at: Date
    by: { id: string; name: string }
  },
): Promise<void> {
  await db
    .insertInto('directory.duplicate_decision')
    .values({
      left_id: decision.leftId,
      right_id: decision.rightId,
      verdict: decision.verdict,
      reason: decision.reason,
      decided_at: decision.at,
      decided_by: decision.by.id,
      decided_by_name: decision.by.name,
    })
    .execute()
}

/** Whether somebody decided that the two are different, and nobody took it back. */
export async function isDecided(db: Db, leftId: string, rightId: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.duplicate_decision')
    .select('verdict')
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .where('verdict', '=', 'different')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back the decision in force on a pair; false when there is none. */
export async function withdrawDecision(
  db: Db,
  leftId: string,
  rightId: string,
  at: Date,
  byName: string,
): Promise<boolean> {
  const result = await db
    .updateTable('directory.duplicate_decision')
    .set({ withdrawn_at: at, withdrawn_by_name: byName })
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

const compared = (alias: 'l' | 'r') => sql<ComparedEnterprise>`jsonb_build_object(
  'id', ${sql.ref(`${alias}.id`)}, 'uscc', ${sql.ref(`${alias}.uscc`)}, 'name', ${sql.ref(`${alias}.name`)},
  'formerNames', ${sql.ref(`${alias}.former_names`)}, 'regionName', ${sql.ref(`${alias}r.name`)},
  'address', ${sql.ref(`${alias}.address`)}, 'registeredOn', ${sql.ref(`${alias}.registered_on`)},
  'staff', ${sql.ref(`${alias}.staff`)}, 'products', ${sql.ref(`${alias}.products`)},
  'source', ${sql.ref(`${alias}.source`)}, 'asOfOn', ${sql.ref(`${alias}.as_of_on`)},
  'lockVersion', ${sql.ref(`${alias}.lock_version`)})`

/** Pairs of the queue both of which lie within reach. */
export async function listDuplicates(
  db: Db,
  filter: { state: DuplicateState; enterprise?: string | undefined; page: number; pageSize: number },
  within: { left: RawBuilder<SqlBool>; right: RawBuilder<SqlBool> },
  today: string,
): Promise<Page<DuplicatePair>> {
  let query = db
    .selectFrom('directory.duplicate_candidate as c')
    .innerJoin('directory.enterprise as l', 'l.id', 'c.left_id')
    .innerJoin('directory.enterprise as r', 'r.id', 'c.right_id')
    .innerJoin('directory.region as lr', 'lr.code', 'l.region_code')
    .innerJoin('directory.region as rr', 'rr.code', 'r.region_code')
    .leftJoin('directory.duplicate_decision as d', (join) =>
      join
        .onRef('d.left_id', '=', 'c.left_id')
        .onRef('d.right_id', '=', 'c.right_id')
        .on('d.withdrawn_at', 'is', null),
    )
    .where(live('l'))
    .where(live('r'))
    .where(within.left)
    .where(within.right)
  const { enterprise } = filter
  if (enterprise !== undefined)
    query = query.where((where) =>
      where.or([where('c.left_id', '=', enterprise), where('c.right_id', '=', enterprise)]),
    )
  if (filter.state === 'different') query = query.where('d.verdict', '=', 'different')
  else {
    query = query.where('d.id', 'is', null)
    query =
      filter.state === 'later'
        ? query.where('c.later_until', '>', today)
        : query.where((where) =>
            where.or([where('c.later_until', 'is', null), where('c.later_until', '<=', today)]),
          )
  }
  const { limit, offset } = pageWindow(filter)
  const [rows, count] = await Promise.all([
    query
      .select([
        compared('l').as('left'),
        compared('r').as('right'),
        'c.verdict',
        'c.score',
        'c.parts',
        'c.found_at',
        'c.later_until',
        'd.reason',
        'd.decided_at',
        'd.decided_by_name',
      ])
      .orderBy('c.score', 'desc')
      .orderBy('c.left_id')
      .orderBy('c.right_id')
      .limit(limit)
      .offset(offset)
      .execute(),
    query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return {
    items: rows.map((row) => ({
      left: row.left,
      right: row.right,
      verdict: row.verdict as 'same' | 'review',
      score: Number(row.score),
      parts: row.parts as DuplicatePart[],
      foundAt: row.found_at.toISOString(),
      laterUntil: row.later_until,
      decision:
        row.decided_at === null
          ? null
          : {
              reason: row.reason ?? '',
              decidedAt: row.decided_at.toISOString(),
              decidedByName: row.decided_by_name ?? '',
            },
    })),
    total: Number(count.total),
    page: filter.page,
    pageSize: filter.pageSize,
  }
}
