import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { TemplateDetail, TemplateDifference, TemplateSummary } from '../contract/index.ts'
import { findChainByCode } from '../queries/chain.ts'
import * as queries from '../queries/template.ts'
import { chainRef, templateRef } from '../refs.ts'
import { compareTemplates, compareVersionNumbers, nextVersion } from '../rules.ts'
import { beginTemplates } from './publication.ts'
import { ofChain, seesChain, seesTemplates } from './reach.ts'
import { withItems } from './template-detail.ts'
import { unknownChain, unknownTemplate } from './unknown.ts'

/** The versions of a chain, as far as the actor may see them. */
export async function listTemplates(ctx: Context, chainCode: string): Promise<TemplateSummary[]> {
  return seesTemplates(ctx, chainCode) ? queries.listTemplates(ctx.db, chainCode) : []
}

export async function getTemplate(ctx: Context, id: string): Promise<TemplateDetail> {
  const template = await queries.findTemplate(ctx.db, id)
  if (template === null || !seesTemplates(ctx, template.chainCode)) throw unknownTemplate(id)
  return withItems(ctx.db, template)
}

/** The difference from `against` to `id`, whichever of the two is later. */
export async function compareVersions(
  ctx: Context,
  id: string,
  against: string,
): Promise<TemplateDifference> {
  const [one, other] = await Promise.all([getTemplate(ctx, id), getTemplate(ctx, against)])
  if (one.chainCode !== other.chainCode) {
    throw new AppError(
      'badInput',
      'chains.template.otherChain',
      'only versions of one chain can be compared',
      { chains: [one.chainCode, other.chainCode] },
    )
  }
  return compareVersionNumbers(one.version, other.version) >= 0
    ? compareTemplates(other, one)
    : compareTemplates(one, other)
}

/** Begins a draft from the version in force. A chain has at most one draft at a time. */
export async function draftTemplate(
  ctx: Context,
  chainCode: string,
  note: string | null,
): Promise<TemplateDetail> {
  const work = inTransaction(ctx, async (tx) => {
    const chain = await findChainByCode(tx.db, chainCode)
    if (chain === null || !seesChain(ctx, chainCode)) throw unknownChain(chainCode)
    requireRight(tx, 'chains.template.draft', ofChain(chainCode))
    const versions = await queries.listTemplates(tx.db, chainCode)
    const published = versions.find((version) => version.state === 'published') ?? null
    const version = nextVersion(published?.version ?? '0.9')
    const id = await queries.insertTemplate(
      tx.db,
      { chainId: chain.id, version, state: 'draft', note, basedOnId: published?.id ?? null },
      tx.clock.now(),
    )
    if (published !== null) await queries.copyTemplate(tx.db, published.id, id)
    await beginTemplates(tx, [{ id, chain, version, state: 'draft' }])
    await recordChanges(tx, [
      {
        action: 'chains.template.draft',
        object: templateRef(id),
        before: null,
        after: { chainCode, version },
        links: [
          { from: templateRef(id), relation: 'partOf', to: chainRef(chainCode) },
          ...(published === null
            ? []
            : [{ from: templateRef(id), relation: 'basedOn', to: templateRef(published.id) }]),
        ],
      },
    ])
    return getTemplate(tx, id)
  })
  return work.catch((cause: unknown) => {
    if (
      !violatesUnique(cause, 'template_one_draft') &&
      !violatesUnique(cause, 'template_chain_id_version_key')
    )
      throw cause
    throw draftExists(chainCode, cause)
  })
}

/** Refuses a second draft of a chain. */
export const draftExists = (chainCode: string, cause?: unknown): AppError =>
  new AppError(
    'conflict',
    'chains.template.draftExists',
    `${chainCode} has a draft already`,
    { chainCode },
    { cause },
  )

export async function lockedDraft(
  tx: Context,
  id: string,
  lockVersion: number | null,
  permission: Permission,
): Promise<TemplateSummary> {
  const template = await queries.lockTemplate(tx.db, id)
  if (template === null || !seesTemplates(tx, template.chainCode)) throw unknownTemplate(id)
  requireRight(tx, permission, ofChain(template.chainCode))
  if (template.state !== 'draft') {
    throw new AppError(
      'conflict',
      'chains.template.notDraft',
      `version ${template.version} is ${template.state}; begin a draft`,
      { state: template.state },
    )
  }
  if (lockVersion !== null) requireVersion(template, lockVersion)
  return template
}
