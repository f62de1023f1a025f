import type { Db } from '#platform/db/database.ts'
import { type SeatKind, seatKind } from '../contract/index.ts'

/** Somebody selected for a class. */
export interface Trainee {
  nominationId: string
  personId: string
  name: string
  unit: { id: string; name: string }
  seat: SeatKind
}

/** The trainees of a class, unit by unit in the order of their names. */
export async function traineesOf(db: Db, classId: string): Promise<Trainee[]> {
  const rows = await db
    .selectFrom('training.nomination as n')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'n.unit_org_id')
    .select(['n.id', 'n.person_id', 'p.name', 'n.unit_org_id', 'o.name as unit_name', 'n.seat'])
    .where('n.class_id', '=', classId)
    .where('n.state', '=', 'selected')
    .orderBy('o.position')
    .orderBy('o.id')
    .orderBy('p.name_order')
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    nominationId: row.id,
    personId: row.person_id,
    name: row.name,
    unit: { id: row.unit_org_id, name: row.unit_name },
    seat: seatKind.parse(row.seat),
  }))
}
