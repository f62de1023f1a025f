import { recordChanges } from '#platform/audit/audit.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import type { Page } from '#platform/db/paging.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { type Describers, describe, unlink } from '#platform/thread/thread.ts'
import type { Fact, FactConflict, FactState } from '../contract.ts'
import type { Dictionaries } from '../dictionaries.ts'
import * as queries from '../queries.ts'
import { findConflicts } from '../rules/conflicts.ts'
import { subjectsOf } from '../rules/subjects.ts'

export const documentRef = (id: string): ObjectRef => ({ kind: 'documents.document', id })
export const factRef = (id: string): ObjectRef => ({ kind: 'documents.fact', id })

/** Gives stored facts the names of the objects they are about. */
export async function nameSubjects(
  ctx: Context,
  describers: Describers,
  facts: queries.StoredFact[],
): Promise<Fact[]> {
  const named = await describe(
    ctx.db,
    describers,
    facts.flatMap((fact) => fact.aboutRefs),
  )
  return facts.map(({ aboutRefs, ...fact }) => ({
    ...fact,
    about: aboutRefs.map((ref) => named.get(`${ref.kind} ${ref.id}`) ?? { ...ref, title: null, href: null }),
  }))
}

export async function getFact(ctx: Context, describers: Describers, id: string): Promise<Fact> {
  const stored = await queries.findFact(ctx.db, id)
  if (stored === null) throw unknownFact(id)
  const [fact] = await nameSubjects(ctx, describers, [stored])
  return fact!
}

export async function listFacts(
  ctx: Context,
  describers: Describers,
  filter: queries.FactFilter,
): Promise<Page<Fact>> {
  const page = await queries.listFacts(ctx.db, filter)
  return { ...page, items: await nameSubjects(ctx, describers, page.items) }
}

/** Facts of different documents that cannot all be true. */
export async function listConflicts(ctx: Context, describers: Describers): Promise<FactConflict[]> {
  return findConflicts(await nameSubjects(ctx, describers, await queries.listOpenFacts(ctx.db)))
}

export type FactDecision =
  | { kind: 'confirm' }
  | { kind: 'correct'; args: Record<string, unknown>; reason: string }
  | { kind: 'reject'; reason: string }
  | { kind: 'reopen' }

const stateAfter: Record<FactDecision['kind'], FactState> = {
  confirm: 'confirmed',
  correct: 'corrected',
  reject: 'rejected',
  reopen: 'suggested',
}

/**
 * A person decides on a suggested fact, or takes a decision back.
 *
 * @throws AppError `conflict` when somebody decided meanwhile, or when the fact is not in a state to be decided.
 */
export async function decideFact(
  ctx: Context,
  dictionaries: Dictionaries,
  describers: Describers,
  id: string,
  lockVersion: number,
  decision: FactDecision,
): Promise<Fact> {
  await inTransaction(ctx, async (tx) => {
    const before = await queries.lockFact(tx.db, id)
    if (before === null) throw unknownFact(id)
    requireVersion(before, lockVersion)
    const isDecided = before.state !== 'suggested'
    if (isDecided !== (decision.kind === 'reopen')) {
      throw new AppError(
        'conflict',
        'documents.fact.decided',
        `the fact is ${before.state}; reopen it first`,
        { state: before.state },
      )
    }
    const args = argsAfter(before, decision)
    const cities = before.aboutRefs.filter((ref) => ref.kind === 'directory.region')
    const about = [...subjectsOf(args, dictionaries), ...cities]
    await queries.updateFact(tx.db, id, {
      state: stateAfter[decision.kind],
      args,
      about,
      decidedAt: decision.kind === 'reopen' ? null : tx.clock.now(),
      decidedBy: decision.kind === 'reopen' ? null : tx.actor.name,
      reason: 'reason' in decision ? decision.reason : null,
    })
    await unlink(tx, factRef(id), 'about')
    const after = await queries.findFact(tx.db, id)
    await recordChanges(tx, [
      {
        action: `documents.fact.${decision.kind}`,
        object: factRef(id),
        before: { state: before.state, args: before.args },
        after: { state: after!.state, args: after!.args },
        reason: 'reason' in decision ? decision.reason : null,
        links: [
          { from: factRef(id), relation: 'readFrom', to: documentRef(before.documentId) },
          ...about.map((to) => ({ from: factRef(id), relation: 'about', to })),
        ],
      },
    ])
  })
  return getFact(ctx, describers, id)
}

/** A correction keeps the names of the suggested arguments: it may change values, not invent fields. */
function argsAfter(before: queries.StoredFact, decision: FactDecision): Record<string, unknown> {
  if (decision.kind === 'reopen') return before.suggestedArgs
  if (decision.kind !== 'correct') return before.args
  const unknown = Object.keys(decision.args).filter((name) => !(name in before.suggestedArgs))
  if (unknown.length > 0) {
    throw new AppError(
      'badInput',
      'documents.fact.argsUnknown',
      `a ${before.type} has no ${unknown.join(', ')}`,
      { unknown, known: Object.keys(before.suggestedArgs) },
    )
  }
  return { ...before.args, ...decision.args }
}

function unknownFact(id: string): AppError {
  return new AppError('notFound', 'documents.fact.unknown', `there is no fact ${id}`, { id })
}
