import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { type Checkpoint, type CheckpointStore, readCheckpoints } from './checkpoints.ts'
import type { AuditReport } from './contract.ts'
import { chainStart, entryHash, type HashedEntry } from './entry-hash.ts'
import { Findings } from './findings.ts'

/** Rows of one read; memory stays at two of these. */
const pageSize = 2000
/** Entries whose fault is looked into after the walk; further ones are called altered. */
const suspectsKept = 500

interface Row {
  seq: number
  entry: HashedEntry
  prevHash: string | null
  hash: string | null
  /** False when the instant is one that the program never writes, such as one with parts of a millisecond. */
  writable: boolean
}

/** An entry that does not give its hash, until it is known whether it was altered or moved. */
interface Suspect {
  row: Row
  brokenLink: boolean
}

/**
 * Proves that the audit log is whole, or says what is wrong with it: every altered, missing, moved, replaced or
 * added entry, a head that disagrees, and (through the checkpoints) a log that was cut off or rewritten as a whole.
 *
 * Reads the log once in pages, so that memory does not grow with it; entries written meanwhile are left for the next
 * time.
 *
 * @param options.checkpoints where they are kept; without a key the chain alone is verified, and the report says so.
 * @param onProgress is told entries read and entries in all, after each page.
 */
export async function verifyAudit(
  db: Db,
  options: { checkpoints: CheckpointStore | null },
  onProgress: (checked: number, total: number) => void | Promise<void> = () => {},
): Promise<AuditReport> {
  const findings = new Findings()
  const { checkpoints } = options
  const key = checkpoints?.key ?? null
  // Before the head: what a checkpoint saw was in the log by then.
  const kept =
    checkpoints === null || key === null
      ? { points: [], forgedLines: [], torn: 0 }
      : readCheckpoints({ ...checkpoints, key })
  for (const line of kept.forgedLines) findings.add('checkpointForged', null, { line })

  const head = await db.selectFrom('platform.audit_head').select(['seq', 'hash']).executeTakeFirst()
  const walk = await walkChain(db, head?.seq ?? null, kept.points, findings, onProgress)
  await checkEnds(db, head ?? null, walk, kept.points, findings)
  const last = kept.points.at(-1)
  return {
    sound: findings.count === 0,
    entries: walk.entries,
    headSeq: head?.seq ?? 0,
    findings: findings.sorted(),
    findingCount: findings.count,
    checkpoints: {
      state: key === null ? 'noKey' : last === undefined ? 'none' : 'verified',
      count: kept.points.length,
      lastSeq: last?.seq ?? null,
      lastAt: last?.at ?? null,
      torn: kept.torn,
    },
  }
}

interface Walk {
  entries: number
  lastSeq: number
  lastHash: string
}

/** Reads the entries up to the head by number and checks each by itself and against the one before. */
async function walkChain(
  db: Db,
  upTo: number | null,
  points: readonly Checkpoint[],
  findings: Findings,
  onProgress: (checked: number, total: number) => void | Promise<void>,
): Promise<Walk> {
  const suspects: Suspect[] = []
  const missing: number[] = []
  const rewritten = checkpointReader(points, findings)
  let entries = 0
  let lastSeq = 0
  let lastHash = chainStart
  let lastSuspect = false
  /** By how much the last moved entry had moved: after an insertion all following ones move alike. */
  let offset = 1
  let after: number | null = null
  let page = await readPage(db, after, upTo)
  while (page.length > 0) {
    after = page.at(-1)!.seq
    // The next page is read while this one is hashed.
    const next: Promise<Row[]> = page.length < pageSize ? Promise.resolve([]) : readPage(db, after, upTo)
    next.catch(() => {})
    for (const row of page) {
      entries += 1
      const gap = row.seq > lastSeq + 1
      if (gap) {
        findings.add('missing', lastSeq + 1, { toSeq: row.seq - 1 })
        for (let seq = lastSeq + 1; seq < row.seq && missing.length < suspectsKept; seq += 1)
          missing.push(seq)
      }
      const brokenLink = row.seq >= 1 && !gap && !lastSuspect && row.prevHash !== lastHash
      const intact = row.seq >= 1 && writtenAs(row, row.seq)
      if (intact) {
        if (brokenLink) findings.add('wrongLink', row.seq)
      } else {
        const from = [row.seq - offset, row.seq - 1, row.seq + 1].find((seq) => writtenAs(row, seq))
        if (from !== undefined) {
          offset = row.seq - from
          findings.add('moved', row.seq, { movedFrom: from })
          if (brokenLink) findings.add('wrongLink', row.seq)
        } else if (suspects.length < suspectsKept) suspects.push({ row, brokenLink })
        else findings.add('altered', row.seq)
      }
      rewritten(row)
      // A number before the first one is a fault of its own and no place in the chain.
      if (row.seq < 1) continue
      lastSuspect = !intact
      lastSeq = row.seq
      lastHash = row.hash ?? ''
    }
    await onProgress(entries, Math.max(upTo ?? entries, entries))
    page = await next
  }
  nameSuspects(suspects, missing, findings)
  return { entries, lastSeq, lastHash }
}

/** Whether the entry gives its hash under this number; one that the program cannot have written gives none. */
const writtenAs = (row: Row, seq: number): boolean =>
  row.hash !== null && row.writable && entryHash(row.prevHash ?? '', row.entry, seq) === row.hash

/** Entries that stand in each other's places, or in a place left empty, were moved; the rest was altered. */
function nameSuspects(suspects: readonly Suspect[], missing: readonly number[], findings: Findings): void {
  const places = [...suspects.map(({ row }) => row.seq), ...missing]
  for (const { row, brokenLink } of suspects) {
    const from = places.find((seq) => seq !== row.seq && writtenAs(row, seq))
    if (from === undefined) {
      findings.add('altered', row.seq)
      continue
    }
    findings.add('moved', row.seq, { movedFrom: from })
    if (brokenLink) findings.add('wrongLink', row.seq)
  }
}

/** Compares each entry that a checkpoint saw with what the checkpoint kept. */
function checkpointReader(points: readonly Checkpoint[], findings: Findings): (row: Row) => void {
  let index = 0
  let good = 0
  return ({ seq, hash }) => {
    while (index < points.length && points[index]!.seq < seq) index += 1
    for (; index < points.length && points[index]!.seq === seq; index += 1) {
      if (points[index]!.hash === hash) good = seq
      else findings.add('rewritten', good + 1, { toSeq: seq })
    }
  }
}

/** The head, what lies beyond it or outside the chain, and the end that checkpoints saw. */
async function checkEnds(
  db: Db,
  head: { seq: number; hash: string } | null,
  walk: Walk,
  points: readonly Checkpoint[],
  findings: Findings,
): Promise<void> {
  if (head === null) findings.add('headWrong', null)
  else {
    if (head.seq > walk.lastSeq) findings.add('missing', walk.lastSeq + 1, { toSeq: head.seq })
    else if (head.hash !== walk.lastHash) findings.add('headWrong', head.seq)
    // One statement sees head and entries of one moment, whatever is written meanwhile.
    const { rows } = await sql<{ first: number | null; last: number | null }>`
      select min(a.seq) as first, max(a.seq) as last from platform.audit_entry a
      where a.seq > (select h.seq from platform.audit_head h)`.execute(db)
    const beyond = rows[0]
    if (beyond?.first != null) findings.add('beyondHead', beyond.first, { toSeq: beyond.last })
  }
  const { rows: unchained } = await sql<{ count: number }>`
    select count(*) as count from platform.audit_entry where seq is null`.execute(db)
  for (let left = Number(unchained[0]?.count ?? 0); left > 0; left -= 1) findings.add('unchained', null)
  const seen = points.at(-1)?.seq ?? 0
  if (seen > walk.lastSeq) findings.add('cutOff', walk.lastSeq + 1, { toSeq: seen })
}

/**
 * An entry as the database hands it out: one JSON value per row. A driver spends far more on a column than on the
 * characters in it: on the embedded database fourteen columns take twice as long.
 */
type StoredEntry = [
  seq: number,
  prevHash: string | null,
  hash: string | null,
  /** In UTC, `2026-01-01T00:00:00.5`: no more digits than needed. */
  at: string,
  actorId: string,
  actorName: string,
  requestId: string,
  ip: string | null,
  action: string,
  objectKind: string,
  objectId: string,
  before: unknown,
  after: unknown,
  reason: string | null,
]

const storedEntry = sql<StoredEntry>`json_build_array(seq, prev_hash, hash, at at time zone 'UTC', actor_id, actor_name,
  request_id, ip, action, object_kind, object_id, before, after, reason)`

async function readPage(db: Db, after: number | null, upTo: number | null): Promise<Row[]> {
  let query = db
    .selectFrom('platform.audit_entry')
    .select(storedEntry.as('stored'))
    .where('seq', 'is not', null)
  if (after !== null) query = query.where('seq', '>', after)
  if (upTo !== null) query = query.where('seq', '<=', upTo)
  const rows = await query.orderBy('seq').limit(pageSize).execute()
  return rows.map(({ stored }) => rowOf(stored))
}

/** Instants as the program writes them; not those with microseconds, before Christ, past the year 9999 or infinite. */
const writableInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?$/

function rowOf(stored: StoredEntry): Row {
  const [
    seq,
    prevHash,
    hash,
    at,
    actorId,
    actorName,
    requestId,
    ip,
    action,
    objectKind,
    objectId,
    before,
    after,
    reason,
  ] = stored
  return {
    seq,
    prevHash,
    hash,
    writable: writableInstant.test(at),
    entry: {
      seq,
      at: new Date(`${at}Z`),
      actorId,
      actorName,
      requestId,
      ip,
      action,
      objectKind,
      objectId,
      before,
      after,
      reason,
    },
  }
}
