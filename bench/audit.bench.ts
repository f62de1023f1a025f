import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { chainStart, entryHash, type HashedEntry } from '#platform/audit/entry-hash.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Database } from '#platform/db/database.ts'
import { openInMemory, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import type { Benchmark, Work } from './benchmark.ts'

/** Entries of one insert while the log is built. */
const batch = 5000
/** What a whole log may take, by the requirement. */
const targetMs = 60_000

/** An entry as the product writes them: an edit with some fields before and after. */
function entryOf(seq: number): HashedEntry {
  const place = (version: number) => ({
    id: `00000000-0000-4000-8000-${String(seq % 10_000).padStart(12, '0')}`,
    name: `安丰市第${seq % 997}精密制造有限公司`,
    regionCode: '341126',
    kinds: seq % 3 === 0 ? ['chainOwner', 'littleGiant'] : [],
    staff: (seq * 7) % 3000,
    products: '光伏玻璃、背板、边框与接线盒',
    note: null,
    asOfOn: '2026-06-30',
    lockVersion: version,
  })
  return {
    seq,
    at: new Date(Date.UTC(2026, 0, 1) + seq * 1000),
    actorId: `account-${seq % 200}`,
    actorName: `用户${seq % 200}`,
    requestId: `request-${seq}`,
    ip: '10.1.2.3',
    action: 'directory.enterprise.update',
    objectKind: 'directory.enterprise',
    objectId: `00000000-0000-4000-8000-${String(seq % 10_000).padStart(12, '0')}`,
    before: place(seq % 50),
    after: place((seq % 50) + 1),
    reason: seq % 4 === 0 ? '按季度核对更新' : null,
  }
}

/** Fills an empty log with so many chained entries, set by set. */
async function build({ db }: Database, size: number): Promise<void> {
  let hash = chainStart
  for (let start = 1; start <= size; start += batch) {
    const rows = Array.from({ length: Math.min(batch, size - start + 1) }, (_, index) => {
      const entry = entryOf(start + index)
      const prevHash = hash
      hash = entryHash(prevHash, entry)
      return { ...entry, prevHash, hash }
    })
    await sql`insert into platform.audit_entry (seq, at, actor_id, actor_name, request_id, ip, action, object_kind,
        object_id, before, after, reason, prev_hash, hash)
      select r.seq, r.at, r."actorId", r."actorName", r."requestId", r.ip, r.action, r."objectKind", r."objectId",
        r.before, r.after, r.reason, r."prevHash", r.hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq bigint, at timestamptz, "actorId" text,
        "actorName" text, "requestId" text, ip text, action text, "objectKind" text, "objectId" text, before jsonb,
        after jsonb, reason text, "prevHash" text, hash text)`.execute(db)
  }
  await sql`update platform.audit_head set seq = ${size}, hash = ${hash}`.execute(db)
  await sql`analyze platform.audit_entry`.execute(db)
}

async function onServer(size: number): Promise<{ database: Database; close(): Promise<void> }> {
  const server = await startTestServer()
  const database = await openServer(server.url)
  await migrate(database)
  await build(database, size)
  return {
    database,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}

async function embedded(size: number): Promise<{ database: Database; close(): Promise<void> }> {
  const database = await openInMemory()
  await migrate(database)
  await build(database, size)
  return { database, close: () => database.close() }
}

function verification(open: typeof onServer): (size: number) => Promise<Work> {
  return async (size) => {
    const { database, close } = await open(size)
    const work = async () => {
      const started = performance.now()
      const report = await verifyAudit(database.db, { checkpoints: null })
      if (!report.sound || report.entries !== size) throw new Error('the log was built wrongly')
      const ms = performance.now() - started
      return {
        figures: {
          entries: report.entries,
          entriesPerSecond: Math.round((1000 * size) / ms),
          withinTarget: size === 1_000_000 ? String(ms <= targetMs) : 'smaller',
        },
      }
    }
    return Object.assign(work, { close })
  }
}

/** Reads the same rows in the same pages and hashes them as the database hands them out, proving nothing. */
async function plainSha256(size: number): Promise<Work> {
  const { database, close } = await onServer(size)
  const work = async () => {
    const hash = createHash('sha256')
    let after = 0
    for (;;) {
      const { rows } = await sql<{ seq: number; line: string }>`
        select seq, concat_ws(' ', prev_hash, seq, at, actor_id, actor_name, request_id, ip, action, object_kind,
          object_id, before, after, reason) as line
        from platform.audit_entry where seq > ${after} order by seq limit 2000`.execute(database.db)
      for (const row of rows) hash.update(row.line)
      after = rows.at(-1)?.seq ?? after
      if (rows.length < 2000) break
    }
    return { figures: { digest: hash.digest('hex').slice(0, 16) } }
  }
  return Object.assign(work, { close })
}

export const benchmark: Benchmark = {
  name: 'audit',
  title: 'Proof that an audit log of up to a million entries is whole (target: a million within a minute)',
  runs: 3,
  warmups: 1,
  ours: {
    name: 'verifyAudit on PostgreSQL',
    sizes: [100_000, 300_000, 1_000_000],
    prepare: verification(onServer),
  },
  peers: [
    {
      name: 'plain sha256 over the same rows on PostgreSQL',
      note: 'what reading and hashing the bytes costs at least: no canonical form, no chain, no finding named',
      sizes: [100_000, 1_000_000],
      prepare: plainSha256,
    },
    {
      name: 'verifyAudit on the embedded database',
      note: 'the same verification where the database runs in the same thread',
      sizes: [100_000, 1_000_000],
      prepare: verification(embedded),
    },
  ],
}
