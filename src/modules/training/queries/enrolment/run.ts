import { z } from 'zod'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { SelectionProposal } from '#core/scheduling/selection/proposal.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import { type Deviation, deviation, type RunKind } from '../../contract/index.ts'

/** What ids of a run were called when it was computed. */
export interface RunNames {
  people: Record<string, string>
  units: Record<string, string>
  needs: Record<string, string>
}

export interface StoredRun {
  id: string
  classId: string
  number: number
  kind: RunKind
  problem: SelectionProblem
  proposal: SelectionProposal
  names: RunNames
  askedBy: string
  askedAt: Date
  adoption: { by: string; at: Date; deviations: Deviation[] } | null
}

const runs = (db: Db) =>
  db
    .selectFrom('training.selection_run as r')
    .leftJoin('training.selection_adoption as d', 'd.run_id', 'r.id')
    .selectAll('r')
    .select(['d.adopted_by_name', 'd.adopted_at', 'd.deviations'])

type Row = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>

const toRun = (row: Row): StoredRun => ({
  id: row.id,
  classId: row.class_id,
  number: row.number,
  kind: row.kind as RunKind,
  // Written by this module alone and never changed since: frozen input and result of the program itself.
  problem: row.problem as unknown as SelectionProblem,
  proposal: row.proposal as unknown as SelectionProposal,
  names: row.names as unknown as RunNames,
  askedBy: row.created_by_name,
  askedAt: row.created_at,
  adoption:
    row.adopted_at === null
      ? null
      : {
          by: row.adopted_by_name ?? '',
          at: row.adopted_at,
          deviations: z.array(deviation).parse(row.deviations),
        },
})

/** The latest first. */
export async function runsOf(db: Db, classId: string): Promise<StoredRun[]> {
  const rows = await runs(db).where('r.class_id', '=', classId).orderBy('r.number', 'desc').execute()
  return rows.map(toRun)
}

export async function findRun(db: Db, id: string): Promise<StoredRun | null> {
  const row = await runs(db).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

export async function runsById(db: Db, ids: readonly string[]): Promise<Map<string, StoredRun>> {
  if (ids.length === 0) return new Map()
  const rows = await runs(db)
    .where('r.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, toRun(row)]))
}

export async function insertRun(
  db: Db,
  run: Pick<StoredRun, 'id' | 'classId' | 'kind' | 'problem' | 'proposal' | 'names'>,
  by: { id: string; name: string; isDemo: boolean },
  at: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('training.selection_run')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('class_id', '=', run.classId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('training.selection_run')
    .values({
      id: run.id,
      class_id: run.classId,
      number: (last ?? 0) + 1,
      kind: run.kind,
      status: run.proposal.status,
      problem: jsonb(run.problem),
      proposal: jsonb(run.proposal),
      names: jsonb(run.names),
      created_by: by.id,
      created_by_name: by.name,
      is_demo: by.isDemo,
      created_at: at,
    })
    .execute()
}

export async function insertAdoption(
  db: Db,
  runId: string,
  deviations: readonly Deviation[],
  by: { id: string; name: string },
  at: Date,
): Promise<void> {
  await db
    .insertInto('training.selection_adoption')
    .values({
      run_id: runId,
      deviations: jsonb(deviations),
      adopted_by: by.id,
      adopted_by_name: by.name,
      adopted_at: at,
    })
    .execute()
}
