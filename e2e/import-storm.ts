import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openCheckpoints } from '#platform/audit/checkpoints.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Database } from '#platform/db/database.ts'
import { type Call, callerOf, digits, logIn, soundCode } from './killing.ts'
import { endBy, startServing } from './serving.ts'

/** Rows of each file, and how many of them are bad. */
const [goodRows, badRows] = [2000, 10]

interface Batch {
  id: string
  state: string
  lockVersion: number
  counts: { bad: number; create: number; change: number; same: number }
}

/** What goes on from one kill to the next. */
export interface Importing {
  files: number
  /** The batch that was killed last, with the mark in the names of what it brings. */
  open: { id: string; mark: string } | null
  session: Record<string, string> | null
  /** In which state the kills found a batch. */
  found: Record<string, number>
}

export const nothingImported = (): Importing => ({ files: 0, open: null, session: null, found: {} })

/** A table of invented firms; the mark tells those of one file from all others. */
function fileOf(number: number, mark: string): File {
  const rows = Array.from({ length: goodRows + badRows }, (_, row) => {
    const code = soundCode(`91341181MB${digits(number * 3000 + row, 7)}`)
    const staff = row % ((goodRows + badRows) / badRows) === 0 ? '很多' : String(row)
    return [`${mark}第${row}号有限公司`, code, '天长市', '是', staff, '压力测试', '2023-06-01'].join(',')
  })
  const heading = '企业名称,统一社会信用代码,所在地,规上,职工人数,来源,数据日期'
  return new File([[heading, ...rows].join('\n')], `${mark}.csv`, { type: 'text/csv' })
}

async function bring(url: string, session: Record<string, string>, file: File): Promise<string> {
  const form = new FormData()
  form.set('object', 'directory.enterprise')
  form.set('file', file)
  const answer = await fetch(`${url}/api/imports`, {
    method: 'POST',
    headers: { ...session, origin: url },
    body: form,
  })
  if (!answer.ok) throw new Error(`the file was refused: ${await answer.text()}`)
  return ((await answer.json()) as Batch).id
}

/** How many of a file's firms are in the register. */
async function broughtBy(call: Call, mark: string): Promise<number> {
  const { total } = (await call('GET', `/enterprises?query=${encodeURIComponent(mark)}&pageSize=1`)) as {
    total: number
  }
  return total
}

const settledWithinMs = 300_000

/** Waits until nobody works on a batch any more; at every look all its good rows are there or none. */
async function settled(call: Call, id: string, mark: string): Promise<Batch> {
  const until = Date.now() + settledWithinMs
  for (;;) {
    const there = await broughtBy(call, mark)
    if (there !== 0 && there !== goodRows) throw new Error(`${there} rows of batch ${id} are there`)
    const batch = (await call('GET', `/imports/${id}`)) as Batch
    if (!['reading', 'applying', 'reverting'].includes(batch.state)) return batch
    if (Date.now() > until) throw new Error(`batch ${id} is still ${batch.state}`)
    await pause(100)
  }
}

/**
 * One round: the product starts and goes on by itself with what the last kill interrupted; then a new file is brought, or
 * a checked one taken, and the product is killed so long afterwards.
 */
export async function killImport(
  importing: Importing,
  env: Record<string, string>,
  afterMs: number,
): Promise<void> {
  const { url, server } = await startServing({ LOG_LEVEL: 'error', ...env })
  importing.session ??= await logIn(url, 'indicators')
  const call = callerOf(url, importing.session)
  const last = importing.open === null ? null : await settled(call, importing.open.id, importing.open.mark)
  if (last?.state === 'failed') throw new Error(`batch ${last.id} failed: ${JSON.stringify(last)}`)
  if (last?.state === 'checked') {
    if (last.counts.create !== goodRows || last.counts.bad !== badRows)
      throw new Error(`batch ${last.id} was read as ${JSON.stringify(last.counts)}`)
    await call('POST', `/imports/${last.id}/apply`, { lockVersion: last.lockVersion })
  } else {
    importing.files += 1
    const mark = `断电导入${digits(importing.files, 3)}`
    importing.open = { id: await bring(url, importing.session, fileOf(importing.files, mark)), mark }
  }
  await pause(afterMs)
  await endBy('SIGKILL', server)
}

/** What is wrong with the data after a kill, empty when nothing is: the log is whole, and no batch is there by half. */
export async function faultsAfterKill(
  { db }: Database,
  checkpoints: string,
  importing: Importing,
): Promise<string[]> {
  const faults: string[] = []
  const report = await verifyAudit(db, { checkpoints: openCheckpoints(checkpoints, null) })
  if (!report.sound) faults.push(`audit: ${JSON.stringify(report.findings.slice(0, 5))}`)
  const { rows: batches } = await sql<{ id: string; state: string; file_name: string }>`
    select id, state, file_name from platform.import_batch`.execute(db)
  for (const { id, state, file_name } of batches) {
    const mark = file_name.replace(/\.csv$/, '')
    if (id === importing.open?.id) importing.found[state] = (importing.found[state] ?? 0) + 1
    const { rows } = await sql<{ there: number; audited: number; linked: number }>`
      select count(*)::int as there,
        (count(*) filter (where exists (select from platform.audit_entry a
          where a.object_kind = 'directory.enterprise' and a.object_id = e.id::text)))::int as audited,
        (count(*) filter (where exists (select from platform.thread_link l
          where l.from_kind = 'directory.enterprise' and l.from_id = e.id::text and l.to_id = ${id})))::int as linked
      from directory.enterprise e where e.name like ${`${mark}%`}`.execute(db)
    const { there, audited, linked } = rows[0]!
    const wanted = state === 'applied' ? goodRows : 0
    if (there !== wanted || audited !== wanted || linked !== wanted)
      faults.push(`batch ${id} is ${state}: ${there} there, ${audited} audited, ${linked} linked`)
  }
  return faults
}
