import { chainRef } from '#modules/chains/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Directory, DirectoryInput } from '../../contract/directory.ts'
import { levelOf, shortageIndex, starsOf } from '../../contract/shortage-index.ts'
import * as queries from '../../queries/directory.ts'
import { entriesOf, putEntries, reweighEntries } from '../../queries/directory-entry.ts'
import { shortageDirectoryRef } from '../../refs.ts'
import { computeEntries } from './compute-entries.ts'
import { readsAll, unknownDirectory } from './reach.ts'

const read = 'talent.directory.read'
const edit = 'talent.directory.edit'

/** Directories by year and version; drafts only for whoever reads all of the city. */
export async function listDirectories(ctx: Context): Promise<{ items: Directory[] }> {
  requireRight(ctx, read)
  return { items: await queries.listDirectories(ctx.db, readsAll(ctx)) }
}

/** One directory. A draft is unknown to whoever reads only what is published. */
export async function getDirectory(ctx: Context, id: string): Promise<Directory> {
  requireRight(ctx, read)
  const found = await queries.findDirectory(ctx.db, id)
  if (found === null || (found.state === 'draft' && !readsAll(ctx))) throw unknownDirectory(id)
  return found
}

/** Drafts the next version of a year. @throws AppError `talent.directory.draftExists`, `talent.directory.noNeeds`. */
export function draftDirectory(ctx: Context, input: DirectoryInput): Promise<Directory> {
  requireRight(ctx, edit)
  return inTransaction(ctx, (tx) => draftDirectoryIn(tx, input, false))
}

/** The same within a transaction. @param isDemo marks what stands for nothing real. */
export async function draftDirectoryIn(
  tx: Context,
  input: DirectoryInput,
  isDemo: boolean,
  more: Link[] = [],
): Promise<Directory> {
  requirePeriod(input)
  const entries = await computeEntries(tx, input)
  if (entries.length === 0) throw noNeeds(input)
  const id = await insert(tx, input, isDemo)
  await putEntries(tx.db, id, entries)
  const after = (await queries.findDirectory(tx.db, id))!
  await recordChanges(tx, [await directoryChanged(tx, 'talent.directory.draft', null, after, more)])
  return after
}

async function insert(tx: Context, input: DirectoryInput, isDemo: boolean): Promise<string> {
  const by = { id: tx.actor.id, name: tx.actor.name, orgId: tx.actor.orgId }
  try {
    return await queries.insertDirectory(
      tx.db,
      { ...input, computedOn: businessDay(tx.clock), isDemo, by },
      tx.clock.now(),
    )
  } catch (cause) {
    if (
      !violatesUnique(cause, 'shortage_directory_draft') &&
      !violatesUnique(cause, 'shortage_directory_year_version_key')
    )
      throw cause
    throw new AppError(
      'conflict',
      'talent.directory.draftExists',
      `${input.year} has a draft already`,
      { year: input.year },
      { cause },
    )
  }
}

/** Changes a draft; its index follows the weights. With `recount` (or another period) needs and people are counted anew. */
export async function updateDirectory(
  ctx: Context,
  {
    id,
    lockVersion,
    recount,
    ...input
  }: Omit<DirectoryInput, 'year'> & {
    id: string
    lockVersion: number
    recount: boolean
  },
): Promise<Directory> {
  requireRight(ctx, edit)
  requirePeriod(input)
  return inTransaction(ctx, async (tx) => {
    const before = await heldDraft(tx, id, lockVersion)
    const anew = recount || before.fromOn !== input.fromOn || before.toOn !== input.toOn
    if (anew) {
      const entries = await computeEntries(tx, input)
      if (entries.length === 0) throw noNeeds(input)
      await putEntries(tx.db, id, entries)
    } else {
      const entries = await entriesOf(tx.db, id)
      await reweighEntries(
        tx.db,
        entries.map((entry) => {
          const index = shortageIndex(entry.parts!.parts, input.weights)
          return { id: entry.id, index, stars: starsOf(index), level: levelOf(index) }
        }),
      )
    }
    const computed = anew ? { computedOn: businessDay(tx.clock) } : {}
    await queries.updateDirectoryRow(tx.db, id, { ...input, ...computed }, tx.clock.now())
    const after = (await queries.findDirectory(tx.db, id))!
    await recordChanges(tx, [await directoryChanged(tx, 'talent.directory.update', before, after)])
    return after
  })
}

/** Publishes a draft and supersedes the version before it. */
export function publishDirectory(ctx: Context, id: string, lockVersion: number): Promise<Directory> {
  requireRight(ctx, 'talent.directory.publish')
  return inTransaction(ctx, (tx) => publishDirectoryIn(tx, id, lockVersion))
}

/** The same within a transaction. */
export async function publishDirectoryIn(tx: Context, id: string, lockVersion: number): Promise<Directory> {
  const before = await heldDraft(tx, id, lockVersion)
  const at = tx.clock.now()
  const former = await queries.lockPublished(tx.db, before.year)
  const changes: Change[] = []
  const self = shortageDirectoryRef(id)
  if (former !== null) {
    await queries.updateDirectoryRow(tx.db, former.id, { state: 'superseded' }, at)
    const after = { ...former, state: 'superseded' as const }
    const link: Link = { from: self, relation: 'succeeds', to: shortageDirectoryRef(former.id) }
    changes.push(await directoryChanged(tx, 'talent.directory.supersede', former, after, [link]))
  }
  await queries.updateDirectoryRow(
    tx.db,
    id,
    { state: 'published', published: { at, byName: tx.actor.name } },
    at,
  )
  const after = (await queries.findDirectory(tx.db, id))!
  changes.push(await directoryChanged(tx, 'talent.directory.publish', before, after))
  await recordChanges(tx, changes)
  return after
}

/** A draft held against other writers, as the editor saw it. */
export async function heldDraft(tx: Context, id: string, lockVersion: number): Promise<Directory> {
  const found = await queries.lockDirectory(tx.db, id)
  if (found === null) throw unknownDirectory(id)
  requireVersion(found, lockVersion)
  if (found.state !== 'draft')
    throw new AppError('conflict', 'talent.directory.frozen', 'what is published is not changed', {
      title: found.title,
      version: found.version,
    })
  return found
}

/** What of a directory changed, for the audit, tied to the chains it tells of. */
export async function directoryChanged(
  tx: Context,
  action: string,
  before: Directory | null,
  after: Directory,
  more: Link[] = [],
): Promise<Change> {
  const from = shortageDirectoryRef(after.id)
  const chains = new Set((await entriesOf(tx.db, after.id)).map(({ chainCode }) => chainCode))
  const about = [...chains].map((code): Link => ({ from, relation: 'about', to: chainRef(code) }))
  const [first, ...rest] = [...about, ...more]
  return {
    action,
    object: from,
    before: before && told(before),
    after: told(after),
    links: [first!, ...rest],
  }
}

const told = ({ lockVersion: _version, updatedAt: _at, ...rest }: Directory) => rest

function requirePeriod({ fromOn, toOn }: { fromOn: string; toOn: string }): void {
  if (fromOn > toOn)
    throw new AppError('badInput', 'talent.directory.period', 'the period ends before it begins', {
      field: 'toOn',
      fromOn,
      toOn,
    })
}

const noNeeds = ({ fromOn, toOn }: { fromOn: string; toOn: string }): AppError =>
  new AppError('conflict', 'talent.directory.noNeeds', `no posts are asked for from ${fromOn} to ${toOn}`, {
    fromOn,
    toOn,
  })

/** Which of these directories the actor may see, for threads. */
export async function visibleDirectories(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (!may(ctx, read)) return new Set()
  if (readsAll(ctx)) return new Set(ids)
  const titles = await queries.directoryTitles(ctx.db, ids)
  return new Set(ids.filter((id) => titles.has(id) && titles.get(id)?.state !== 'draft'))
}
