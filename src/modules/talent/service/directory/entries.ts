import { foldWord } from '#core/text/fold-word.ts'
import { saidChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { DirectoryDifference, EntryFileQuery, EntryFilter } from '../../contract/directory.ts'
import {
  type DirectoryEntry,
  entryList,
  shortageLevelWords,
  shortageReasonWords,
  starsInForce,
} from '../../contract/directory-entry.ts'
import { postKindChoices } from '../../contract/shared-columns.ts'
import { fewestEnterprises } from '../../contract/shortage-index.ts'
import { directoryTitle, updateDirectoryRow } from '../../queries/directory.ts'
import * as queries from '../../queries/directory-entry.ts'
import { directoryChanged, getDirectory, heldDraft } from './directories.ts'
import { asPublished, readsAll } from './reach.ts'

/** Posts of a directory that fit. */
export async function listDirectoryEntries(
  ctx: Context,
  filter: EntryFilter,
): Promise<ListPage<DirectoryEntry>> {
  await getDirectory(ctx, filter.id)
  if (readsAll(ctx)) return queries.listEntries(ctx.db, filter, 0)
  return mapPage(await queries.listEntries(ctx.db, filter, fewestEnterprises), asPublished)
}

/** One post. */
export async function getDirectoryEntry(ctx: Context, id: string, entryId: string): Promise<DirectoryEntry> {
  await getDirectory(ctx, id)
  const found = await queries.findEntry(ctx.db, id, entryId)
  if (found === null) throw unknownEntry(entryId)
  return readsAll(ctx) ? found : asPublished(found)
}

const unknownEntry = (id: string): AppError =>
  new AppError('notFound', 'talent.directory.entryUnknown', `there is no post ${id} in this directory`, {
    id,
  })

/** Sets the stars of a post of a draft by hand, or with null returns to the computed ones; both stay told. */
export async function adjustDirectoryEntry(
  ctx: Context,
  {
    id,
    entryId,
    lockVersion,
    stars,
    reason,
  }: { id: string; entryId: string; lockVersion: number; stars: number | null; reason: string },
): Promise<DirectoryEntry> {
  requireRight(ctx, 'talent.directory.edit')
  return inTransaction(ctx, async (tx) => {
    const directory = await heldDraft(tx, id, lockVersion)
    const before = await queries.findEntry(tx.db, id, entryId)
    if (before === null) throw unknownEntry(entryId)
    const at = tx.clock.now()
    await queries.adjustEntryRow(
      tx.db,
      entryId,
      stars === null ? null : { stars, reason, byName: tx.actor.name, at },
    )
    await updateDirectoryRow(tx.db, id, {}, at)
    const after = (await queries.findEntry(tx.db, id, entryId))!
    const changed = await directoryChanged(tx, 'talent.directory.adjust', directory, directory)
    const toldOf = (entry: DirectoryEntry) => ({
      post: entry.title,
      chain: entry.chainName,
      stars: entry.stars,
      adjustedStars: entry.adjustedStars,
    })
    await recordChanges(tx, [{ ...changed, before: toldOf(before), after: toldOf(after), reason }])
    return after
  })
}

/** Posts as a workbook, in full or for publication. That it left the house is noted in the audit. */
export async function exportDirectory(
  ctx: Context,
  { columns, sort, forPublication, ...filter }: EntryFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.directory.export')
  const directory = await getDirectory(ctx, filter.id)
  const asPublic = forPublication || !readsAll(ctx)
  const page = await queries.listEntries(
    ctx.db,
    { ...filter, sort, page: 1, pageSize: mostRowsInFile },
    asPublic ? fewestEnterprises : 0,
  )
  const rows = asPublic ? page.items.map(asPublished) : page.items
  const hidden = rows.filter(({ withheld }) => withheld).length
  const titles = (values: readonly string[] | undefined, words: Record<string, { zh: string }>) =>
    values?.map((one) => words[one]?.zh ?? one)
  const kinds = Object.fromEntries(postKindChoices.map(({ value, title }) => [value, title]))
  return listFile(ctx, entryList, {
    name: `shortage-${directory.year}-v${directory.version}${asPublic ? '-public' : ''}`,
    action: 'talent.directory.export',
    rows,
    total: page.total,
    about: [
      directoryTitle(directory),
      ...(directory.state === 'draft' ? ['草稿，未发布'] : []),
      ...(directory.isDemo ? ['演示数据'] : []),
      chosenBy([
        ...(await saidChains(ctx, filter.chain)),
        ...said('岗位类型', titles(filter.postKind, kinds)),
        ...said('紧缺程度', titles(filter.level, shortageLevelWords)),
        ...said('紧缺原因', titles(filter.reason, shortageReasonWords)),
        ...containing(filter.query, '岗位'),
      ]),
      ...(asPublic
        ? [
            `公布版：企业不足${fewestEnterprises}家的${hidden}个岗位不列月薪、需求人数和企业数，以免反映单个企业情况`,
          ]
        : []),
      `需求数据 ${directory.fromOn} 至 ${directory.toOn}，测算于 ${directory.computedOn}`,
    ],
    columns,
    asked: { filter, sort, forPublication },
  })
}

/** What is new, gone and changed from another version to this one. */
export async function compareDirectories(
  ctx: Context,
  id: string,
  against: string,
): Promise<DirectoryDifference> {
  const [to, from] = [await getDirectory(ctx, id), await getDirectory(ctx, against)]
  const entriesOf = async (directory: string) => {
    const all = await queries.entriesOf(ctx.db, directory)
    const shown = readsAll(ctx) ? all : all.map(asPublished)
    return new Map(shown.map((entry) => [keyOf(entry), entry]))
  }
  const [after, before] = [await entriesOf(id), await entriesOf(against)]
  const rows: DirectoryDifference['rows'] = []
  let unchanged = 0
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [now, then] = [after.get(key), before.get(key)]
    const { chainName, title, postKind } = (now ?? then)!
    const row = { chainName, title, postKind, before: toldIn(then), after: toldIn(now) }
    if (then === undefined) rows.push({ change: 'new', ...row })
    else if (now === undefined) rows.push({ change: 'gone', ...row })
    else if (JSON.stringify(row.before) !== JSON.stringify(row.after))
      rows.push({ change: 'changed', ...row })
    else unchanged += 1
  }
  return { from, to, rows, unchanged }
}

const keyOf = (entry: DirectoryEntry): string =>
  `${entry.chainCode} ${entry.postKind} ${foldWord(entry.title)}`

const toldIn = (entry: DirectoryEntry | undefined) =>
  entry === undefined ? null : { stars: starsInForce(entry), index: entry.index, seats: entry.seats }
