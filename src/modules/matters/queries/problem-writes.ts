import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { ProblemOrigin, Severity, Verdict } from '../contract/index.ts'

export interface NewProblem {
  /** Left out for one that gets a random id. */
  id?: string | undefined
  title: string
  problem: string
  countermeasure: string | null
  chainId: string
  nodeId: string | null
  enterpriseId: string | null
  regionCode: string | null
  createdOrgId: string | null
  createdBy: string
  createdByName: string
  origin: ProblemOrigin
  isBlocking: boolean
  verdict: Verdict | null
  severity: Severity
  openedOn: string
  isDemo: boolean
}

export async function insertProblem(db: Db, problem: NewProblem, at: Date): Promise<string> {
  const row = await db
    .insertInto('matters.problem')
    .values({
      ...(problem.id === undefined ? {} : { id: problem.id }),
      title: problem.title,
      problem: problem.problem,
      countermeasure: problem.countermeasure,
      chain_id: problem.chainId,
      node_id: problem.nodeId,
      enterprise_id: problem.enterpriseId,
      region_code: problem.regionCode,
      created_org_id: problem.createdOrgId,
      created_by: problem.createdBy,
      created_by_name: problem.createdByName,
      origin: problem.origin,
      is_blocking: problem.isBlocking,
      verdict: problem.verdict,
      severity: problem.severity,
      opened_on: problem.openedOn,
      is_demo: problem.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export interface ProblemChange {
  title?: string
  problem?: string
  countermeasure?: string | null
  responsibility?: string | null
  responsiblePerson?: string | null
  dueOn?: string
  effect?: string | null
  nodeId?: string | null
  isBlocking?: boolean
  severity?: Severity
  leadOrgId?: string
  closedOn?: string | null
  mergedIntoId?: string | null
}

/** Changes what is given and leaves the rest; makes a new version of the problem. */
export async function updateProblemRow(db: Db, id: string, change: ProblemChange, at: Date): Promise<void> {
  await db
    .updateTable('matters.problem')
    .set((set) => ({
      title: change.title,
      problem: change.problem,
      countermeasure: change.countermeasure,
      responsibility: change.responsibility,
      responsible_person: change.responsiblePerson,
      due_on: change.dueOn,
      effect: change.effect,
      node_id: change.nodeId,
      is_blocking: change.isBlocking,
      severity: change.severity,
      lead_org_id: change.leadOrgId,
      closed_on: change.closedOn,
      merged_into_id: change.mergedIntoId,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function putAssisting(db: Db, problemId: string, orgIds: readonly string[]): Promise<void> {
  await db.deleteFrom('matters.problem_assist').where('problem_id', '=', problemId).execute()
  if (orgIds.length === 0) return
  await db
    .insertInto('matters.problem_assist')
    .values(orgIds.map((orgId, position) => ({ problem_id: problemId, org_id: orgId, position })))
    .execute()
}

export async function insertOrigins(db: Db, problemId: string, refs: readonly ObjectRef[]): Promise<void> {
  if (refs.length === 0) return
  await db
    .insertInto('matters.problem_origin')
    .values(refs.map((ref) => ({ problem_id: problemId, ref_kind: ref.kind, ref_id: ref.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listOrigins(db: Db, problemId: string): Promise<ObjectRef[]> {
  const rows = await db
    .selectFrom('matters.problem_origin')
    .select(['ref_kind', 'ref_id'])
    .where('problem_id', '=', problemId)
    .orderBy('ref_kind')
    .orderBy('ref_id')
    .execute()
  return rows.map((row) => ({ kind: row.ref_kind, id: row.ref_id }))
}

export async function setFollowing(
  db: Db,
  problemId: string,
  account: { id: string; name: string },
  following: boolean,
): Promise<void> {
  if (following) {
    await db
      .insertInto('matters.problem_follower')
      .values({ problem_id: problemId, account_id: account.id, account_name: account.name })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await db
      .deleteFrom('matters.problem_follower')
      .where('problem_id', '=', problemId)
      .where('account_id', '=', account.id)
      .execute()
  }
}

export async function listFollowers(db: Db, problemId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('matters.problem_follower')
    .select(['account_id', 'account_name'])
    .where('problem_id', '=', problemId)
    .orderBy('account_name')
    .orderBy('account_id')
    .execute()
  return rows.map((row) => ({ id: row.account_id, name: row.account_name }))
}
