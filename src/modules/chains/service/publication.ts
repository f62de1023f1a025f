import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, beginMany, type Step } from '#platform/workflow/engine.ts'
import { findInstance } from '#platform/workflow/read.ts'
import type { TemplateDetail, TemplateSummary } from '../contract/index.ts'
import * as queries from '../queries/template.ts'
import { chainRef, templateRef } from '../refs.ts'
import { isolatedNodes } from '../rules.ts'
import { templateWorkflow } from '../workflow.ts'
import { seesTemplates } from './reach.ts'
import { withItems } from './template-detail.ts'
import { unknownTemplate } from './unknown.ts'

/** Begins the workflow of versions: drafts with their author, those the product brings in force already. */
export async function beginTemplates(
  tx: Context,
  versions: {
    id: string
    chain: { code: string; name: string }
    version: string
    state: 'draft' | 'published'
  }[],
): Promise<void> {
  const isPerson = tx.actor.personId !== null || tx.actor.orgId !== null
  const orgIds = tx.actor.orgId === null ? [] : [tx.actor.orgId]
  await beginMany(
    tx,
    templateWorkflow,
    versions.map(({ id, chain, version, state }) => ({
      object: templateRef(id),
      title: `${chain.name} ${version}`,
      href: `/chains/${chain.code}?tab=versions&template=${id}`,
      belonging: { chainCodes: [chain.code] },
      parties: {
        author: { orgIds: [], accountIds: isPerson ? [tx.actor.id] : [] },
        office: { orgIds, accountIds: [] },
      },
      state,
    })),
  )
}

/** One action of the workflow on a version, by its step alone: submit, withdraw, return, publish. */
export async function actOnTemplate(ctx: Context, step: Step): Promise<void> {
  await inTransaction(ctx, (tx) => moveTemplate(tx, step))
}

/** Puts a submitted draft in force. @throws AppError when nodes stand without any edge, or it was not submitted. */
export async function publishTemplate(
  ctx: Context,
  id: string,
  lockVersion: number,
  note: string,
): Promise<TemplateSummary> {
  return inTransaction(ctx, async (tx) => {
    const template = await queries.lockTemplate(tx.db, id)
    if (template === null || !seesTemplates(tx, template.chainCode)) throw unknownTemplate(id)
    requireVersion(template, lockVersion)
    const instance = await findInstance(tx, templateRef(id))
    await moveTemplate(tx, {
      object: templateRef(id),
      action: 'publish',
      lockVersion: instance?.lockVersion ?? 0,
      reason: note,
    })
    return (await queries.findTemplate(tx.db, id))!
  })
}

async function moveTemplate(tx: Context, step: Step): Promise<void> {
  const template = await queries.lockTemplate(tx.db, step.object.id)
  if (template === null || !seesTemplates(tx, template.chainCode)) throw unknownTemplate(step.object.id)
  const published = (await queries.listPublished(tx.db)).get(template.chainCode) ?? null
  const links: Link[] = [
    { from: step.object, relation: 'partOf', to: chainRef(template.chainCode) },
    ...(step.action !== 'publish' || published === null
      ? []
      : [{ from: step.object, relation: 'succeeds', to: templateRef(published.id) }]),
  ]
  const { to } = await act(tx, templateWorkflow, step, { after: { version: template.version }, links })
  if (to === 'draft' || to === 'submitted') await queries.setTemplateState(tx.db, template.id, to)
  if (to === 'submitted' || to === 'published') {
    refuseIncomplete(await withItems(tx.db, template))
  }
  if (to !== 'published') return
  if (published !== null) await retire(tx, published.id)
  await queries.publishDraft(tx.db, template.id, step.reason ?? '', tx.clock.now())
}

async function retire(tx: Context, id: string): Promise<void> {
  const instance = await findInstance(tx, templateRef(id))
  if (instance === null) throw unknownTemplate(id)
  await act(tx, templateWorkflow, {
    object: templateRef(id),
    action: 'retire',
    lockVersion: instance.lockVersion,
  })
}

/** Neither submitted nor published: a version without nodes, or with nodes that stand without any edge. */
function refuseIncomplete(template: TemplateDetail): void {
  const isolated = isolatedNodes(template)
  if (template.nodes > 0 && isolated.length === 0) return
  throw new AppError(
    'badInput',
    'chains.template.isolatedNodes',
    'every node but supporting ones needs a supply edge',
    { nodes: isolated },
  )
}
