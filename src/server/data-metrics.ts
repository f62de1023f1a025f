import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import { lastGoodBackup } from '#platform/backup/nightly.ts'
import type { Database } from '#platform/db/database.ts'

/** How long what was looked up is told again: several who ask do not make the database work more. */
const keptMs = 10_000

/** What lies in the data, looked up when it is asked for: jobs, failures, sessions, the log, the last backup. */
export function measureData(registry: Registry, database: () => Promise<Database | null>): void {
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking = Promise.resolve()
  /** Every gauge waits for the one look at the data that fills them all. */
  const collect = (): Promise<void> => {
    if (performance.now() - lookedAt >= keptMs) {
      lookedAt = performance.now()
      looking = look()
    }
    return looking
  }
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> =>
    new Gauge({ name: `shuanglian_${name}`, help, labelNames, registers: [registry], collect })
  const gauges = {
    up: gauge('database_up', '1 while the database answers.'),
    pool: gauge('database_connections', 'Connections of this process by state.', 'state'),
    jobs: gauge('jobs', 'Jobs in the queue by kind and state.', 'job', 'state'),
    mail: gauge('mail_deliveries', 'E-mails by state.', 'state'),
    webhooks: gauge('webhook_deliveries', 'Webhook deliveries by state.', 'state'),
    audit: gauge('audit_head_seq', 'Number of the last entry of the audit log.'),
    sessions: gauge('sessions', 'Sessions in force.'),
    backup: gauge('backup_last_success_timestamp_seconds', 'End of the last good nightly backup.'),
  }
  async function look(): Promise<void> {
    try {
      const open = await database()
      gauges.up.set(open === null ? 0 : 1)
      if (open !== null) await lookUp(open, gauges)
    } catch {
      // The reading goes on without: that the database is away is what it must tell.
      gauges.up.set(0)
    }
  }
}

type Gauges = Record<'up' | 'audit' | 'sessions' | 'backup', Gauge> &
  Record<'pool' | 'mail' | 'webhooks', Gauge<'state'>> & { jobs: Gauge<'job' | 'state'> }

async function lookUp(database: Database, gauges: Gauges): Promise<void> {
  const { db } = database
  const pool = database.pool()
  if (pool !== null)
    for (const state of ['total', 'idle', 'waiting'] as const) gauges.pool.set({ state }, pool[state])

  const { rows: jobs } = await sql<{ job: string; state: string; count: number }>`
    select coalesce(data->>'job', 'other') as job, state::text as state, count(*) as count
    from pgboss.job where name in ('shuanglian', 'shuanglian-long') group by 1, 2`.execute(db)
  gauges.jobs.reset()
  for (const { job, state, count } of jobs) gauges.jobs.set({ job, state }, Number(count))

  for (const [table, gauge] of [
    ['platform.mail_delivery', gauges.mail],
    ['platform.webhook_delivery', gauges.webhooks],
  ] as const) {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*) as count from ${sql.table(table)} group by state`.execute(db)
    gauge.reset()
    for (const { state, count } of rows) gauge.set({ state }, Number(count))
  }
  const { rows } = await sql<{ seq: number | null; sessions: number }>`
    select (select seq from platform.audit_head) as seq,
      (select count(*) from identity.session where expires_at > now()) as sessions`.execute(db)
  gauges.audit.set(Number(rows[0]?.seq ?? 0))
  gauges.sessions.set(Number(rows[0]?.sessions ?? 0))
  const backup = await lastGoodBackup(db)
  // Without a backup there is no time to tell; 1970 would be one.
  if (backup === null) gauges.backup.remove()
  else gauges.backup.set(backup.getTime() / 1000)
}
