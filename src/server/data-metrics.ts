import { sql } from 'kysely'
import { lastGoodBackup } from '#platform/backup/nightly.ts'
import type { Database } from '#platform/db/database.ts'
import type { Gauge, Metrics } from '#platform/metrics/metrics.ts'

/** How long what was looked up is told again: several who ask do not make the database work more. */
const keptMs = 10_000

/** What lies in the data, looked up when it is asked for: jobs, failures, sessions, the log, the last backup. */
export function measureData(metrics: Metrics, database: () => Promise<Database | null>): void {
  const gauges = {
    up: metrics.gauge('shuanglian_database_up', '1 while the database answers.'),
    pool: metrics.gauge('shuanglian_database_connections', 'Connections of this process by state.'),
    jobs: metrics.gauge('shuanglian_jobs', 'Jobs in the queue by kind and state.'),
    mail: metrics.gauge('shuanglian_mail_deliveries', 'E-mails by state.'),
    webhooks: metrics.gauge('shuanglian_webhook_deliveries', 'Webhook deliveries by state.'),
    audit: metrics.gauge('shuanglian_audit_head_seq', 'Number of the last entry of the audit log.'),
    sessions: metrics.gauge('shuanglian_sessions', 'Sessions in force.'),
    backup: metrics.gauge(
      'shuanglian_backup_last_success_timestamp_seconds',
      'End of the last good nightly backup.',
    ),
  }
  let lookedAt = Number.NEGATIVE_INFINITY
  metrics.onCollect(async () => {
    const now = performance.now()
    if (now - lookedAt < keptMs) return
    lookedAt = now
    try {
      const open = await database()
      gauges.up.set(open === null ? 0 : 1)
      if (open !== null) await lookUp(open, gauges)
    } catch {
      // The reading goes on without: that the database is away is what it must tell.
      gauges.up.set(0)
    }
  })
}

type Gauges = Record<'up' | 'pool' | 'jobs' | 'mail' | 'webhooks' | 'audit' | 'sessions' | 'backup', Gauge>

async function lookUp(database: Database, gauges: Gauges): Promise<void> {
  const { db } = database
  const pool = database.pool()
  if (pool !== null)
    for (const state of ['total', 'idle', 'waiting'] as const) gauges.pool.set(pool[state], { state })

  const { rows: jobs } = await sql<{ job: string; state: string; count: number }>`
    select coalesce(data->>'job', 'other') as job, state::text as state, count(*) as count
    from pgboss.job where name = 'shuanglian' group by 1, 2`.execute(db)
  gauges.jobs.clear()
  for (const { job, state, count } of jobs) gauges.jobs.set(Number(count), { job, state })

  for (const [table, gauge] of [
    ['platform.mail_delivery', gauges.mail],
    ['platform.webhook_delivery', gauges.webhooks],
  ] as const) {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*) as count from ${sql.table(table)} group by state`.execute(db)
    gauge.clear()
    for (const { state, count } of rows) gauge.set(Number(count), { state })
  }
  const { rows } = await sql<{ seq: number | null; sessions: number }>`
    select (select seq from platform.audit_head) as seq,
      (select count(*) from identity.session where expires_at > now()) as sessions`.execute(db)
  gauges.audit.set(Number(rows[0]?.seq ?? 0))
  gauges.sessions.set(Number(rows[0]?.sessions ?? 0))
  const backup = await lastGoodBackup(db)
  if (backup !== null) gauges.backup.set(backup.getTime() / 1000)
}
