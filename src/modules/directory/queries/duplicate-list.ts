import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type {
  ComparedEnterprise,
  DuplicatePair,
  DuplicatePart,
  DuplicateQuery,
  duplicateList,
} from '../contract/duplicate.ts'

const compared = (alias: 'l' | 'r') => sql<ComparedEnterprise>`jsonb_build_object(
  'id', ${sql.ref(`${alias}.id`)}, 'uscc', ${sql.ref(`${alias}.uscc`)}, 'name', ${sql.ref(`${alias}.name`)},
  'formerNames', ${sql.ref(`${alias}.former_names`)}, 'regionName', ${sql.ref(`${alias}r.name`)},
  'address', ${sql.ref(`${alias}.address`)}, 'registeredOn', ${sql.ref(`${alias}.registered_on`)},
  'staff', ${sql.ref(`${alias}.staff`)}, 'products', ${sql.ref(`${alias}.products`)},
  'source', ${sql.ref(`${alias}.source`)}, 'asOfOn', ${sql.ref(`${alias}.as_of_on`)},
  'lockVersion', ${sql.ref(`${alias}.lock_version`)})`

const pairs = (db: Db) =>
  db
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
    .where((where) =>
      where.and([
        where('l.deleted_at', 'is', null),
        where('l.merged_into_id', 'is', null),
        where('r.deleted_at', 'is', null),
        where('r.merged_into_id', 'is', null),
      ]),
    )
    .select([
      'c.left_id',
      'c.right_id',
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

/** Pairs of the queue both of which lie within reach; in no other order wanted, the likeliest first. */
export async function listDuplicates(
  db: Db,
  { state, enterprise, query: words = '', region, verdict, ...page }: DuplicateQuery,
  within: { left: RawBuilder<SqlBool>; right: RawBuilder<SqlBool> },
  today: string,
): Promise<ListPage<DuplicatePair>> {
  let query = pairs(db).where(within.left).where(within.right)
  if (enterprise !== undefined)
    query = query.where((where) =>
      where.or([where('c.left_id', '=', enterprise), where('c.right_id', '=', enterprise)]),
    )
  if (words.trim() !== '')
    query = query.where((where) =>
      where.or(['l.name', 'l.uscc', 'r.name', 'r.uscc'].map((key) => contains(sql.ref(key), words.trim()))),
    )
  if (region !== undefined)
    query = query.where((where) =>
      where.or([where('l.region_code', '=', region), where('r.region_code', '=', region)]),
    )
  if (verdict !== undefined) query = query.where('c.verdict', '=', verdict)
  if (state === 'different') query = query.where('d.verdict', '=', 'different')
  else {
    query = query.where('d.id', 'is', null)
    query =
      state === 'later'
        ? query.where('c.later_until', '>', today)
        : query.where((where) =>
            where.or([where('c.later_until', 'is', null), where('c.later_until', '<=', today)]),
          )
  }
  return mapPage(await pageOfList(query, listSql, page), toPair)
}

const listSql: SqlOf<typeof duplicateList> = {
  sorts: {
    score: sql.ref('c.score'),
    left: sql.ref('l.name_order'),
    region: sql.ref('l.region_code'),
    foundAt: sql.ref('c.found_at'),
  },
  totals: {},
  usual: [sql`c.score desc`],
  tie: sql`(c.left_id, c.right_id)`,
}

type PairRow = Awaited<ReturnType<ReturnType<typeof pairs>['executeTakeFirstOrThrow']>>

const toPair = (row: PairRow): DuplicatePair => ({
  id: `${row.left_id} ${row.right_id}`,
  left: row.left,
  right: row.right,
  verdict: row.verdict as DuplicatePair['verdict'],
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
})
