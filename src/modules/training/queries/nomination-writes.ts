import type { Db } from '#platform/db/database.ts'
import type { NominationState, SeatKind } from '../contract/index.ts'

export interface NewNomination {
  classId: string
  personId: string
  unitOrgId: string
  state: NominationState
  seat: SeatKind | null
}

/** Gives the ids in the order of the nominations. */
export async function insertNominations(
  db: Db,
  nominations: readonly NewNomination[],
  by: { id: string; name: string; isDemo: boolean },
  at: Date,
): Promise<string[]> {
  if (nominations.length === 0) return []
  const rows = await db
    .insertInto('training.nomination')
    .values(
      nominations.map((one) => ({
        class_id: one.classId,
        person_id: one.personId,
        unit_org_id: one.unitOrgId,
        state: one.state,
        seat: one.seat,
        created_by: by.id,
        created_by_name: by.name,
        is_demo: by.isDemo,
        created_at: at,
        updated_at: at,
      })),
    )
    .returning(['id', 'class_id', 'person_id'])
    .execute()
  const ids = new Map(rows.map((row) => [`${row.class_id} ${row.person_id}`, row.id]))
  return nominations.map((one) => ids.get(`${one.classId} ${one.personId}`) ?? '')
}
