import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { canonicalJson } from './entry-hash.ts'

/**
 * What the log looked like at a moment, kept outside the database and sealed with a key that the database does not
 * have: whoever rewrites the whole log, hashes included, cannot rewrite this.
 */
const checkpoint = z.object({
  at: z.iso.datetime(),
  seq: z.number().int().min(1),
  hash: z.string().length(64),
  /** HMAC-SM3 over the seal of the line before and this line's content, hexadecimal. */
  mac: z.string().length(64),
})
export type Checkpoint = z.infer<typeof checkpoint>

/** A folder of checkpoints and the key they are sealed with; null where this process has no key. */
export interface CheckpointStore {
  folder: string
  key: string | null
}

const fileName = 'checkpoints.jsonl'
const keyFileName = 'audit.key'
const firstMac = '0'.repeat(64)
/** Two processes that share a folder take turns on this key. */
const advisoryKey = 20_230_615

/**
 * @param key from the configuration; without one that of the folder is used.
 * @param options.create makes folder and key where they are missing; only the serving process does.
 */
export function openCheckpoints(
  folder: string,
  key: string | null,
  options: { create: boolean } = { create: false },
): CheckpointStore {
  if (options.create) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { folder, key: key ?? keyOf(folder, options.create) }
}

function keyOf(folder: string, create: boolean): string | null {
  const path = join(folder, keyFileName)
  if (create) {
    try {
      // `wx` never replaces a key: of two processes that start at once, one writes and both read.
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const key = readIfPresent(path)?.trim()
  return key === undefined || key === '' ? null : key
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function seal(key: string, previousMac: string, point: Omit<Checkpoint, 'mac'>): string {
  const content = canonicalJson([previousMac, point.at, point.seq, point.hash])
  return createHmac('sm3', key).update(content).digest('hex')
}

const parseLine = (line: string): Checkpoint | null => {
  try {
    return checkpoint.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** The checkpoints whose seal holds, by rising number; lines whose seal does not, and unfinished lines. */
export function readCheckpoints(store: CheckpointStore & { key: string }): {
  points: Checkpoint[]
  forgedLines: number[]
  torn: number
} {
  const points: Checkpoint[] = []
  const forgedLines: number[] = []
  let torn = 0
  let previousMac = firstMac
  const lines = (readIfPresent(join(store.folder, fileName)) ?? '').split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const point = parseLine(line)
    if (point === null) {
      torn += 1
      continue
    }
    if (seal(store.key, previousMac, point) === point.mac) points.push(point)
    else forgedLines.push(index + 1)
    previousMac = point.mac
  }
  return { points: points.sort((a, b) => a.seq - b.seq), forgedLines, torn }
}

/** How far back the last whole line is looked for; a line has some 250 bytes. */
const tailBytes = 8192

/** The last whole line, and whether the file ends in an unfinished one. */
function readTail(path: string): { last: Checkpoint | null; unfinished: boolean } {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { last: null, unfinished: false }
    throw error
  }
  try {
    const { size } = fstatSync(file)
    const buffer = Buffer.alloc(Math.min(size, tailBytes))
    readSync(file, buffer, 0, buffer.length, size - buffer.length)
    const text = buffer.toString('utf8')
    const whole = text.split('\n').map(parseLine)
    return {
      last: whole.findLast((point) => point !== null) ?? null,
      unfinished: text !== '' && !text.endsWith('\n'),
    }
  } finally {
    closeSync(file)
  }
}

/** The last checkpoint kept, whether its seal holds or not; null when there is none. */
export const lastCheckpoint = (store: CheckpointStore): Checkpoint | null =>
  readTail(join(store.folder, fileName)).last

/**
 * Keeps a checkpoint of the log as it stands, unless nothing came since the last one. The line is on the disk when this
 * returns.
 *
 * @throws when the log is shorter than the last checkpoint: something was cut off, and that must not be papered over.
 */
export async function writeCheckpoint(
  db: Db,
  store: CheckpointStore & { key: string },
  at: Date,
): Promise<Checkpoint | null> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${advisoryKey}::bigint)`.execute(tx)
    const head = await tx.selectFrom('platform.audit_head').select(['seq', 'hash']).executeTakeFirst()
    const path = join(store.folder, fileName)
    const { last, unfinished } = readTail(path)
    if (head === undefined || head.seq < (last?.seq ?? 0)) {
      throw new Error(
        `the audit log ends at ${head?.seq ?? 'nothing'}, but a checkpoint saw entry ${last?.seq}: run "shuanglian audit verify"`,
      )
    }
    if (head.seq === (last?.seq ?? 0)) return null
    const content = { at: at.toISOString(), seq: head.seq, hash: head.hash }
    const point = { ...content, mac: seal(store.key, last?.mac ?? firstMac, content) }
    append(path, `${unfinished ? '\n' : ''}${JSON.stringify(point)}\n`, last === null ? store.folder : null)
    return point
  })
}

/** One write, then the disk; a new file's entry in its folder too. */
function append(path: string, text: string, newIn: string | null): void {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (newIn === null) return
  const folder = openSync(newIn, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
