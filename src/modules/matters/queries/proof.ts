import type { Db } from '#platform/db/database.ts'
import type { Grade, ProofInput } from '../contract/index.ts'

export type StoredProof = ProofInput & {
  id: string
  problemId: string | null
  reportId: string | null
  at: string
  byName: string
}

export async function insertProofs(
  db: Db,
  of: { problemId: string } | { reportId: string },
  proofs: readonly ProofInput[],
  at: Date,
  byName: string,
): Promise<void> {
  if (proofs.length === 0) return
  await db
    .insertInto('matters.proof')
    .values(
      proofs.map((proof) => ({
        problem_id: 'problemId' in of ? of.problemId : null,
        report_id: 'reportId' in of ? of.reportId : null,
        text: proof.text,
        ref_kind: proof.ref?.kind ?? null,
        ref_id: proof.ref?.id ?? null,
        url: proof.url,
        attachment: proof.attachment,
        at,
        by_name: byName,
      })),
    )
    .execute()
}

/** Proofs of a problem, or of reports, oldest first. */
export async function listProofs(
  db: Db,
  of: { problemId: string } | { reportIds: string[] },
): Promise<StoredProof[]> {
  if ('reportIds' in of && of.reportIds.length === 0) return []
  let query = db.selectFrom('matters.proof').selectAll()
  query =
    'problemId' in of
      ? query.where('problem_id', '=', of.problemId)
      : query.where('report_id', 'in', of.reportIds)
  const rows = await query.orderBy('at').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    problemId: row.problem_id,
    reportId: row.report_id,
    text: row.text,
    ref: row.ref_kind === null || row.ref_id === null ? null : { kind: row.ref_kind, id: row.ref_id },
    url: row.url,
    attachment: row.attachment,
    at: row.at.toISOString(),
    byName: row.by_name,
  }))
}

export async function insertRating(
  db: Db,
  rating: { problemId: string; grade: Grade; comment: string | null; accountId: string; byName: string },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('matters.rating')
    .values({
      problem_id: rating.problemId,
      grade: rating.grade,
      comment: rating.comment,
      account_id: rating.accountId,
      by_name: rating.byName,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** What the enterprise said, oldest first. */
export async function listRatings(
  db: Db,
  problemId: string,
): Promise<{ grade: Grade; comment: string | null; at: string; accountId: string; byName: string }[]> {
  const rows = await db
    .selectFrom('matters.rating')
    .selectAll()
    .where('problem_id', '=', problemId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    grade: row.grade as Grade,
    comment: row.comment,
    at: row.at.toISOString(),
    accountId: row.account_id,
    byName: row.by_name,
  }))
}
