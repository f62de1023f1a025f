import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { droppedStates, heldStates, type ProgrammeFields, type ProgrammeSummary } from '../contract/index.ts'

export interface StoredProgramme extends ProgrammeFields {
  id: string
  year: number
  host: { id: string; name: string }
  createdBy: string
  lockVersion: number
}

const programmes = (db: Db) =>
  db
    .selectFrom('training.programme as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.host_org_id')
    .selectAll('p')
    .select('o.name as host_name')

/** All programmes, the latest year first, with how much of each was held. */
export async function listProgrammes(db: Db): Promise<ProgrammeSummary[]> {
  const count = (states: readonly string[], wanted: boolean) =>
    sql<number>`(select count(*)::int from training.class k
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
      where k.programme_id = p.id and (i.state = any(${[...states]}::text[])) = ${wanted})`
  const rows = await programmes(db)
    .select([count(droppedStates, false).as('classes'), count(heldStates, true).as('held')])
    .orderBy('p.year', 'desc')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    title: row.title,
    host: { id: row.host_org_id, name: row.host_name },
    classes: row.classes,
    held: row.held,
  }))
}

export async function findProgramme(db: Db, id: string): Promise<StoredProgramme | null> {
  const row = await programmes(db).where('p.id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    year: row.year,
    title: row.title,
    basis: row.basis,
    spacingWeeks: row.spacing_weeks,
    host: { id: row.host_org_id, name: row.host_name },
    createdBy: row.created_by,
    lockVersion: row.lock_version,
  }
}

/** The same, held against other writers until the transaction ends. */
export async function lockProgramme(db: Db, id: string): Promise<StoredProgramme | null> {
  await db.selectFrom('training.programme').select('id').where('id', '=', id).forUpdate().execute()
  return findProgramme(db, id)
}

export async function insertProgramme(
  db: Db,
  values: ProgrammeFields & {
    year: number
    hostOrgId: string
    createdBy: string
    createdByName: string
    isDemo: boolean
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('training.programme')
    .values({
      year: values.year,
      title: values.title,
      basis: values.basis,
      host_org_id: values.hostOrgId,
      spacing_weeks: values.spacingWeeks,
      created_by: values.createdBy,
      created_by_name: values.createdByName,
      is_demo: values.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateProgramme(db: Db, id: string, values: ProgrammeFields, at: Date): Promise<void> {
  await db
    .updateTable('training.programme')
    .set((set) => ({
      title: values.title,
      basis: values.basis,
      spacing_weeks: values.spacingWeeks,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Titles for threads. */
export async function programmeTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.programme')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** The department of the city with a branch of work, which teaches what belongs to it. */
export async function departmentOf(
  db: Db,
  deptKind: 'organization' | 'investmentPromotion' | 'finance' | 'planning',
): Promise<string | null> {
  const row = await db
    .selectFrom('directory.organisation as o')
    .innerJoin('directory.region as r', 'r.code', 'o.region_code')
    .select('o.id')
    .where('o.dept_kind', '=', deptKind)
    .where('o.kind', 'in', ['partyDepartment', 'bureau'])
    .where('r.kind', '=', 'city')
    .where('o.valid_to', 'is', null)
    .orderBy('o.position')
    .orderBy('o.code')
    .executeTakeFirst()
  return row?.id ?? null
}
