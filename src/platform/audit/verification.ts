import type { Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { PlatformAuditVerification } from '../db/tables.generated.ts'
import { AppError } from '../errors.ts'
import { handleJob, type JobHandler } from '../jobs/jobs.ts'
import { defineJob } from '../jobs/queue.ts'
import { requireRight } from '../rights/rights.ts'
import { inTransaction } from '../transaction.ts'
import { recordOccurrences } from './audit.ts'
import type { CheckpointStore } from './checkpoints.ts'
import type { AuditReport, AuditVerification } from './contract.ts'
import { verifyAudit } from './verify.ts'

const verifyJob = defineJob({
  name: 'platform.audit.verify',
  input: z.object({ id: z.uuid() }),
  retries: 2,
})

const listed = 20

function toVerification(row: Selectable<PlatformAuditVerification>): AuditVerification {
  return {
    id: row.id,
    requestedAt: row.requested_at.toISOString(),
    requestedBy: row.requested_by,
    state: row.state as AuditVerification['state'],
    checked: row.checked,
    total: row.total,
    report: row.report as AuditReport | null,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

/** Asks for a verification. That it was asked for stands in the log. */
export async function startVerification(ctx: Context): Promise<AuditVerification> {
  requireRight(ctx, 'platform.audit.verify')
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .insertInto('platform.audit_verification')
      .values({ requested_at: tx.clock.now(), requested_by: tx.actor.name })
      .returningAll()
      .executeTakeFirstOrThrow()
    recordOccurrences(tx, [
      { action: 'platform.audit.verify', object: { kind: 'platform.auditVerification', id: row.id } },
    ])
    await tx.jobs.enqueue(tx, verifyJob, { id: row.id })
    return toVerification(row)
  })
}

export async function getVerification(ctx: Context, id: string): Promise<AuditVerification> {
  requireRight(ctx, 'platform.audit.verify')
  const row = await ctx.db
    .selectFrom('platform.audit_verification')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) {
    throw new AppError('notFound', 'platform.verification.unknown', `there is no verification ${id}`, { id })
  }
  return toVerification(row)
}

export async function listVerifications(ctx: Context): Promise<AuditVerification[]> {
  requireRight(ctx, 'platform.audit.verify')
  const rows = await ctx.db
    .selectFrom('platform.audit_verification')
    .selectAll()
    .orderBy('requested_at', 'desc')
    .limit(listed)
    .execute()
  return rows.map(toVerification)
}

/** The job behind a verification: it tells how far it is after every page. */
export const verificationHandler = (checkpoints: CheckpointStore | null): JobHandler =>
  handleJob(verifyJob, async (ctx, { id }) => {
    await set(ctx.db, id, { state: 'running' })
    try {
      const report = await verifyAudit(ctx.db, { checkpoints }, (checked, total) =>
        set(ctx.db, id, { checked, total }),
      )
      await set(ctx.db, id, {
        state: 'done',
        checked: report.entries,
        total: report.entries,
        report: JSON.stringify(report),
        ended_at: ctx.clock.now(),
      })
      if (!report.sound) ctx.log.error({ verification: id, findings: report.findingCount }, 'audit log')
    } catch (error) {
      await set(ctx.db, id, { state: 'failed', ended_at: ctx.clock.now() })
      throw error
    }
  })

async function set(db: Db, id: string, values: Updateable<PlatformAuditVerification>): Promise<void> {
  await db.updateTable('platform.audit_verification').set(values).where('id', '=', id).execute()
}
