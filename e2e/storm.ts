import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openCheckpoints } from '#platform/audit/checkpoints.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Database } from '#platform/db/database.ts'
import { type Call, callerOf, digits, isConnectionLost, logIn, soundCode } from './killing.ts'
import { endBy, startServing } from './serving.ts'

/** Who writes in the storm: one account of the demo city keeps enterprises, another records activities. */
interface Sessions {
  register: Record<string, string>
  office: Record<string, string>
}

/** What the product said yes to: it must be there after a crash. */
export interface Acknowledged {
  enterprises: Map<string, { staff: number | null }>
  activities: Set<string>
  /** Log-ins of the first round; they too must outlive every kill. */
  sessions: Sessions | null
}

export const nothingAcknowledged = (): Acknowledged => ({
  enterprises: new Map(),
  activities: new Set(),
  sessions: null,
})

const writers = 6

/** A post that activities can be recorded on. */
async function somePost(office: Call): Promise<string> {
  const card = (await office('GET', '/governance/cards/pv')) as {
    roles: { current: { id: string }[] }[]
  }
  return card.roles.flatMap((role) => role.current)[0]!.id
}

/**
 * Writes as fast as the product answers, from several writers, until `isOver`: enterprises are entered and changed,
 * activities recorded. Requests that fail because the product is gone are the point of it.
 */
async function storm(
  { register, office }: { register: Call; office: Call },
  postId: string,
  round: number,
  acknowledged: Acknowledged,
  isOver: () => boolean,
): Promise<void> {
  async function write(writer: number, step: number): Promise<void> {
    const created = (await register('POST', '/enterprises', {
      uscc: soundCode(`91341100M${digits(round, 3)}${writer}${digits(step, 4)}`),
      name: `风暴企业${round}-${writer}-${step}`,
      regionCode: '341126',
      aboveScale: false,
      source: '压力测试',
      asOfOn: '2023-06-01',
    })) as Record<string, unknown> & { id: string }
    acknowledged.enterprises.set(created.id, { staff: null })
    await register('PUT', `/enterprises/${created.id}`, { ...created, staff: step + 1 })
    acknowledged.enterprises.set(created.id, { staff: step + 1 })
    const title = `风暴活动${round}-${writer}-${step}`
    await office('POST', `/governance/posts/${postId}/activities`, {
      heldOn: '2023-06-01',
      title,
      note: null,
    })
    acknowledged.activities.add(title)
  }

  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let step = 0; !isOver(); step += 1) {
        try {
          await write(writer, step)
        } catch (error) {
          if (!isOver() && !isConnectionLost(error)) throw error
          if (isConnectionLost(error)) return
        }
      }
    }),
  )
}

/** One round: start, storm, and a kill so long after the first write was acknowledged. */
export async function killRound(
  round: number,
  acknowledged: Acknowledged,
  env: Record<string, string>,
  afterMs: number,
): Promise<void> {
  const { url, server } = await startServing({ LOG_LEVEL: 'error', ...env })
  const before = acknowledged.enterprises.size
  let over = false
  acknowledged.sessions ??= {
    register: await logIn(url, 'indicators'),
    office: await logIn(url, 'head-office'),
  }
  const { sessions } = acknowledged
  const callers = { register: callerOf(url, sessions.register), office: callerOf(url, sessions.office) }
  const writing = storm(callers, await somePost(callers.office), round, acknowledged, () => over)
  const begun = async (): Promise<void> => {
    while (acknowledged.enterprises.size === before) await pause(10)
    await pause(afterMs)
  }
  // A storm that ends before it is over has failed, and says why.
  await Promise.race([begun(), writing])
  over = true
  await endBy('SIGKILL', server)
  await writing
}

/**
 * What is wrong with the data after a crash, empty when nothing is: the log is whole and agrees with its checkpoints,
 * everything acknowledged is there, and no change is there by half: each row stands as its last audit entry says, with
 * its links, and nothing is audited that is not there.
 */
export async function faultsAfterCrash(
  database: Database,
  checkpoints: string,
  acknowledged: Acknowledged,
): Promise<string[]> {
  const { db } = database
  const faults: string[] = []
  const report = await verifyAudit(db, { checkpoints: openCheckpoints(checkpoints, null) })
  if (!report.sound) faults.push(`audit: ${JSON.stringify(report.findings.slice(0, 5))}`)
  if (report.checkpoints.state !== 'verified') faults.push(`checkpoints: ${report.checkpoints.state}`)
  const kinds = [
    ['directory.enterprise', 'directory.enterprise'],
    ['governance.activity', 'governance.activity'],
  ] as const
  for (const [table, kind] of kinds) {
    const { rows: unaudited } = await sql<{
      id: string
    }>`select t.id from ${sql.table(table)} t where not exists
      (select from platform.audit_entry a where a.object_kind = ${kind} and a.object_id = t.id::text)`.execute(
      db,
    )
    for (const { id } of unaudited) faults.push(`${kind} ${id} has no audit entry`)
    const { rows: phantom } = await sql<{
      id: string
    }>`select distinct a.object_id as id from platform.audit_entry a
      where a.object_kind = ${kind} and not exists (select from ${sql.table(table)} t where t.id::text = a.object_id)`.execute(
      db,
    )
    for (const { id } of phantom) faults.push(`${kind} ${id} is audited and is not there`)
    const { rows: unlinked } = await sql<{
      id: string
    }>`select t.id from ${sql.table(table)} t where not exists
      (select from platform.thread_link l where l.from_kind = ${kind} and l.from_id = t.id::text)`.execute(db)
    for (const { id } of unlinked) faults.push(`${kind} ${id} has no link`)
  }
  const { rows: half } = await sql<{ id: string }>`select e.id from directory.enterprise e join lateral (
      select a.after from platform.audit_entry a
      where a.object_kind = 'directory.enterprise' and a.object_id = e.id::text order by a.seq desc limit 1) last on true
    where e.name like '风暴企业%' and ((last.after->>'lockVersion')::int is distinct from e.lock_version
      or (last.after->>'staff')::int is distinct from e.staff
      or last.after->>'name' is distinct from e.name)`.execute(db)
  for (const { id } of half) faults.push(`enterprise ${id} is not as its last entry says`)

  const { rows: stored } = await sql<{ id: string; staff: number | null }>`
    select id, staff from directory.enterprise where name like '风暴企业%'`.execute(db)
  const staffOf = new Map(stored.map((row) => [row.id, row.staff]))
  for (const [id, { staff }] of acknowledged.enterprises) {
    if (!staffOf.has(id)) faults.push(`acknowledged enterprise ${id} is lost`)
    else if (staff !== null && staffOf.get(id) !== staff) faults.push(`acknowledged change of ${id} is lost`)
  }
  const { rows: titles } = await sql<{ title: string }>`
    select title from governance.activity where title like '风暴活动%'`.execute(db)
  const there = new Set(titles.map((row) => row.title))
  for (const title of acknowledged.activities)
    if (!there.has(title)) faults.push(`acknowledged ${title} is lost`)
  return faults
}
