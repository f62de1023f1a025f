import { type Undoer, undoLink } from '../audit/undoer.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Guards } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'
import { viewInput } from './contract.ts'
import * as queries from './queries.ts'
import { mayEditView, saveView, type ViewPorts } from './views.ts'

const pages: Readonly<Record<string, string>> = {
  'directory.enterprise': '/enterprises',
  'directory.person': '/people',
  'matters.problem': '/problems',
  'matters.task': '/tasks',
  'documents.document': '/documents',
}

/** How views are named in threads. */
export const viewDescribers: Describers = {
  'platform.view': async (db, ids) =>
    new Map(
      [...(await queries.viewTitles(db, ids))].map(([id, { name, list, query }]) => [
        id,
        { title: name, href: pages[list] === undefined ? null : `${pages[list]}?${query}` },
      ]),
    ),
}

async function seenIds(ctx: Context, ports: ViewPorts, ids: string[]): Promise<queries.StoredView[]> {
  const { orgId } = ctx.actor
  return queries.seenViews(ctx, ids, orgId === null ? [] : await ports.organisationsAbove(ctx.db, orgId))
}

/** A view is seen by whoever saved it and by those with whom it is shared. */
export const viewGuards = (ports: ViewPorts): Guards => ({
  'platform.view': async (ctx, ids) => new Set((await seenIds(ctx, ports, ids)).map(({ id }) => id)),
})

/** Takes back a change of a view. */
export const viewUndoer = (ports: ViewPorts): Undoer => ({
  actions: ['platform.view.update', 'platform.view.undo'],
  permission: 'platform.view.share',
  editable: async (ctx, ids) =>
    new Set((await seenIds(ctx, ports, ids)).filter((view) => mayEditView(ctx, view)).map(({ id }) => id)),
  lock: async (tx, { object }) => (await queries.lockView(tx.db, object.id)) ?? null,
  restore: async (tx, change) => {
    const current = await queries.lockView(tx.db, change.object.id)
    if (current === null) throw new AppError('notFound', 'platform.view.unknown', 'the view is gone')
    await saveView(tx, current, viewInput.parse(change.before), 'platform.view.undo', [undoLink(change)])
  },
})
