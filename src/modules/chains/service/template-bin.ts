import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { forget } from '#platform/workflow/engine.ts'
import type { TemplateSummary } from '../contract/index.ts'
import { findChainByCode } from '../queries/chain.ts'
import * as queries from '../queries/template.ts'
import { chainRef, templateRef } from '../refs.ts'
import { beginTemplates } from './publication.ts'
import { draftExists, lockedDraft } from './templates.ts'
import { unknownChain, unknownTemplate } from './unknown.ts'

async function binnedTemplate(tx: Context, id: string): Promise<TemplateSummary> {
  const template = await queries.findBinnedTemplate(tx.db, id)
  if (template === null) throw unknownTemplate(id)
  return template
}

/**
 * How a draft lies in the recycle bin. It comes back as a draft, its workflow begun anew, unless the chain has got
 * another one or its number was published meanwhile.
 */
export const templateBin: BinKind = {
  table: 'chains.template',
  title: queries.templateTitle,
  alias: 't',
  readRight: 'chains.template.read',
  scope: queries.templateScope,
  parts: [
    { table: 'chains.template_edge', column: 'template_id' },
    { table: 'chains.template_node', column: 'template_id' },
  ],
  comeBack: async (tx, id) => {
    const { chainCode, version } = await binnedTemplate(tx, id)
    const standing = await queries.listTemplates(tx.db, chainCode)
    if (standing.some(({ state }) => state === 'draft' || state === 'submitted')) throw draftExists(chainCode)
    if (standing.some((other) => other.version === version)) {
      throw new AppError(
        'conflict',
        'chains.template.versionTaken',
        `version ${version} of ${chainCode} was published meanwhile`,
        { chainCode, version },
      )
    }
    const chain = await findChainByCode(tx.db, chainCode)
    if (chain === null) throw unknownChain(chainCode)
    await beginTemplates(tx, [{ id, chain, version, state: 'draft' }])
  },
  links: async (tx, id) => {
    const { chainCode } = (await queries.findTemplate(tx.db, id)) ?? (await binnedTemplate(tx, id))
    return [{ from: templateRef(id), relation: 'partOf', to: chainRef(chainCode) }]
  },
}

/** Throws a draft away, into the recycle bin. */
export async function discardTemplate(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await lockedDraft(tx, id, lockVersion, 'chains.template.draft')
    await moveToBin(tx, templateBin, templateRef(id), reason)
    await forget(tx, templateRef(id))
    return { id }
  })
}
