import { recordChanges } from '../audit/audit.ts'
import type { BinKind } from '../bin/bin-kind.ts'
import { moveToBin } from '../bin/move-to-bin.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { requireVersion, violatesUnique } from '../db/editing.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Permission } from '../rights/permission.ts'
import { may, requireRight } from '../rights/rights.ts'
import type { Link } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import type { ListChoice, ListView, Sharing, ViewInput } from './contract.ts'
import * as queries from './queries.ts'

/** What the platform cannot know of organisations. */
export interface ViewPorts {
  /** The organisation and all above it. */
  organisationsAbove(db: Db, orgId: string): Promise<string[]>
  organisationNames(db: Db, ids: string[]): Promise<Map<string, string>>
}

const share: Permission = 'platform.view.share'

export const viewRef = (id: string): ObjectRef => ({ kind: 'platform.view', id })

const above = async (ctx: Context, ports: ViewPorts): Promise<string[]> =>
  ctx.actor.orgId === null ? [] : ports.organisationsAbove(ctx.db, ctx.actor.orgId)

/** Whether the caller may let others see a view: those of an organisation, or everybody signed in. */
function mayShare(ctx: Context, sharing: Sharing, orgId: string | null): boolean {
  if (sharing === 'own') return true
  return may(ctx, share, sharing === 'organisation' ? { orgIds: [orgId] } : {})
}

/** One's own, or a shared one where the caller may share. */
export const mayEditView = (ctx: Context, view: queries.StoredView): boolean =>
  view.ownerId === ctx.actor.id || (view.sharing !== 'own' && mayShare(ctx, view.sharing, view.orgId))

async function toViews(ctx: Context, ports: ViewPorts, stored: queries.StoredView[]): Promise<ListView[]> {
  const shared = stored.map(({ orgId }) => orgId).filter((id) => id !== null)
  const names =
    shared.length === 0 ? new Map<string, string>() : await ports.organisationNames(ctx.db, shared)
  return stored.map((view) => {
    const { ownerId, ...rest } = view
    return {
      ...rest,
      orgName: view.orgId === null ? null : (names.get(view.orgId) ?? null),
      isOwn: ownerId === ctx.actor.id,
      mayEdit: mayEditView(ctx, view),
    }
  })
}

/** The views of a list that the caller saved or is shared with, how the caller opens it, and with whom to share. */
export async function listViews(ctx: Context, ports: ViewPorts, list: string) {
  const { orgId, id } = ctx.actor
  const seen = await queries.listSeenViews(ctx, list, await above(ctx, ports))
  const choice = await queries.findChoice(ctx.db, id, list)
  const name = orgId === null ? undefined : (await ports.organisationNames(ctx.db, [orgId])).get(orgId)
  return {
    views: await toViews(ctx, ports, seen),
    choice: {
      ...choice,
      // A default that was deleted or is shared no longer is none.
      defaultViewId: seen.some((view) => view.id === choice.defaultViewId) ? choice.defaultViewId : null,
    },
    own: orgId === null || name === undefined ? null : { id: orgId, name },
    mayShare: (['own', 'organisation', 'everybody'] as const).filter(
      (sharing) => (sharing !== 'organisation' || name !== undefined) && mayShare(ctx, sharing, orgId),
    ),
  }
}

/** A view that the caller sees. @throws AppError `notFound` `platform.view.unknown`. */
async function seenView(
  ctx: Context,
  ports: ViewPorts,
  id: string,
  hold: boolean,
): Promise<queries.StoredView> {
  const [view] = await queries.seenViews(ctx, [id], await above(ctx, ports), hold)
  if (view === undefined)
    throw new AppError('notFound', 'platform.view.unknown', `there is no view ${id}`, { id })
  return view
}

function requireSharing(ctx: Context, { sharing, orgId }: ViewInput): void {
  if (sharing !== 'own') requireRight(ctx, share, sharing === 'organisation' ? { orgIds: [orgId] } : {})
}

/** @throws AppError `forbidden` `platform.view.notYours`. */
function requireEditable(ctx: Context, view: queries.StoredView): void {
  if (mayEditView(ctx, view)) return
  throw new AppError('forbidden', 'platform.view.notYours', 'the view is somebody else’s')
}

/** Two views of one person on one list never share a name. */
async function refuseTakenName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'list_view_name')) throw cause
    throw new AppError(
      'conflict',
      'platform.view.nameTaken',
      `there is a view ${name} already`,
      { field: 'name' },
      { cause },
    )
  }
}

const linksOf = ({
  id,
  ownerId,
  orgId,
}: {
  id: string
  ownerId: string
  orgId: string | null
}): [Link, ...Link[]] => [
  { from: viewRef(id), relation: 'savedBy', to: { kind: 'system.actor', id: ownerId } },
  ...(orgId === null
    ? []
    : [{ from: viewRef(id), relation: 'sharedWith', to: { kind: 'directory.organisation', id: orgId } }]),
]

/**
 * Saves a view.
 *
 * @throws AppError `forbidden` when the caller may not share it so; `conflict` `platform.view.nameTaken`.
 */
export async function createView(
  ctx: Context,
  ports: ViewPorts,
  list: string,
  input: ViewInput,
): Promise<ListView> {
  return inTransaction(ctx, async (tx) => {
    requireSharing(tx, input)
    const id = await refuseTakenName(input.name, () => queries.insertView(tx, list, input))
    const after = await seenView(tx, ports, id, false)
    await recordChanges(tx, [
      { action: 'platform.view.create', object: viewRef(id), before: null, after, links: linksOf(after) },
    ])
    return (await toViews(tx, ports, [after]))[0]!
  })
}

/** Changes a view. @throws as `createView`, and `conflict` when somebody changed it meanwhile. */
export async function updateView(
  ctx: Context,
  ports: ViewPorts,
  id: string,
  lockVersion: number,
  input: ViewInput,
): Promise<ListView> {
  return inTransaction(ctx, async (tx) => {
    const before = await seenView(tx, ports, id, true)
    requireEditable(tx, before)
    requireVersion(before, lockVersion)
    return (await toViews(tx, ports, [await saveView(tx, before, input, 'platform.view.update')]))[0]!
  })
}

/** Makes a held view what it should be. Sharing it otherwise than it is needs the right to share it so. */
export async function saveView(
  tx: Context,
  before: queries.StoredView,
  input: ViewInput,
  action: string,
  more: Link[] = [],
): Promise<queries.StoredView> {
  if (before.sharing !== input.sharing || before.orgId !== input.orgId) requireSharing(tx, input)
  await refuseTakenName(input.name, () => queries.updateViewRow(tx.db, before.id, input, tx.clock.now()))
  const after = (await queries.findView(tx.db, before.id))!
  await recordChanges(tx, [
    { action, object: viewRef(before.id), before, after, links: [...linksOf(after), ...more] },
  ])
  return after
}

/** Deletes a view into the recycle bin. */
export async function removeView(
  ctx: Context,
  ports: ViewPorts,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const view = await seenView(tx, ports, id, true)
    requireEditable(tx, view)
    requireVersion(view, lockVersion)
    await moveToBin(tx, viewBin, viewRef(id), reason)
    return { id }
  })
}

/** How a view lies in the recycle bin. */
export const viewBin: BinKind = {
  table: 'platform.list_view',
  title: ['name'],
  alias: 'v',
  readRight: share,
  scope: queries.viewScope,
  comeBack: async (tx, id) => {
    if (!(await queries.nameTaken(tx.db, id))) return
    throw new AppError('conflict', 'platform.view.nameTaken', 'the name was given to another view meanwhile')
  },
  links: async (tx, id) => linksOf({ id, ...(await queries.ownerOfView(tx.db, id)) }),
}

/**
 * Keeps how the caller opens a list: it is the account's alone, tells nothing to others, and is written without an audit
 * entry, as a draft is.
 */
export async function chooseForList(
  ctx: Context,
  ports: ViewPorts,
  list: string,
  change: { [K in keyof ListChoice]?: ListChoice[K] | undefined },
): Promise<ListChoice> {
  if (change.defaultViewId) await seenView(ctx, ports, change.defaultViewId, false)
  const known = await queries.findChoice(ctx.db, ctx.actor.id, list)
  const choice: ListChoice = {
    columns: change.columns === undefined ? known.columns : change.columns,
    pageSize: change.pageSize === undefined ? known.pageSize : change.pageSize,
    defaultViewId: change.defaultViewId === undefined ? known.defaultViewId : change.defaultViewId,
  }
  await queries.putChoice(ctx.db, ctx.actor.id, list, choice, ctx.clock.now())
  return choice
}
