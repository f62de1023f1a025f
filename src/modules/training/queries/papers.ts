import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** A unit with its seats in a class and how many it nominated. */
export interface UnitSeats {
  id: string
  name: string
  seats: number
  nominated: number
}

/** States of nominations that still stand. */
const standing = ['nominated', 'selected', 'waitlisted']

/** Seats of a class by unit, in the order of the directory. */
export async function unitSeatsOf(db: Db, classId: string): Promise<UnitSeats[]> {
  const rows = await db
    .selectFrom('training.quota as q')
    .innerJoin('directory.organisation as o', 'o.id', 'q.org_id')
    .select([
      'o.id',
      'o.name',
      'q.seats',
      sql<number>`(select count(*)::integer from training.nomination n
        where n.class_id = q.class_id and n.unit_org_id = q.org_id and n.state = any(${standing}))`.as(
        'nominated',
      ),
    ])
    .where('q.class_id', '=', classId)
    .orderBy('o.position')
    .orderBy('o.id')
    .execute()
  return rows
}

/** Whom a unit nominated and did not take back, by name. */
export async function nomineesOf(
  db: Db,
  classId: string,
  unitId: string,
): Promise<{ personId: string; name: string }[]> {
  const rows = await db
    .selectFrom('training.nomination as n')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .select(['p.id', 'p.name'])
    .where('n.class_id', '=', classId)
    .where('n.unit_org_id', '=', unitId)
    .where('n.state', 'in', standing)
    .orderBy('p.name_order')
    .orderBy('n.id')
    .execute()
  return rows.map(({ id, name }) => ({ personId: id, name }))
}

/** Posts that people hold on a day, the head's first, joined by 、. */
export async function postsOf(
  db: Db,
  personIds: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory.appointment')
    .select([
      'person_id',
      sql<string>`string_agg(title, '、' order by is_head desc, since_on, id)`.as('titles'),
    ])
    .where('person_id', 'in', [...personIds])
    .where('since_on', '<=', on)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', on)]))
    .groupBy('person_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.titles]))
}
