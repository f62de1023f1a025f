import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import type { Page } from '#platform/db/paging.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type Describers, describe, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, beginMany, rename, type Step } from '#platform/workflow/engine.ts'
import type { Fact, FactConflict, FactState } from '../contract.ts'
import type { Dictionaries } from '../dictionaries.ts'
import * as queries from '../queries.ts'
import { findConflicts } from '../rules/conflicts.ts'
import { subjectsOf } from '../rules/subjects.ts'
import { factWorkflow } from '../workflow.ts'
import { factsCovered, requireFactRight, visibleFacts } from './reach.ts'

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
  if (stored === null || !(await visibleFacts(ctx, [id])).has(id)) throw unknownFact(id)
  const [fact] = await nameSubjects(ctx, describers, [stored])
  return fact!
}

export async function listFacts(
  ctx: Context,
  describers: Describers,
  filter: queries.FactFilter,
): Promise<Page<Fact>> {
  const page = await queries.listFacts(ctx.db, filter, factsCovered(ctx))
  return { ...page, items: await nameSubjects(ctx, describers, page.items) }
}

/** Facts of different documents that cannot all be true. */
export async function listConflicts(ctx: Context, describers: Describers): Promise<FactConflict[]> {
  return findConflicts(
    await nameSubjects(ctx, describers, await queries.listOpenFacts(ctx.db, factsCovered(ctx))),
  )
}

export type FactDecision =
  | { kind: 'confirm' }
  | { kind: 'correct'; args: Record<string, unknown>; reason: string }
  | { kind: 'reject'; reason: string }
  | { kind: 'reopen' }

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
  await applyDecision(ctx, dictionaries, id, lockVersion, decision)
  return getFact(ctx, describers, id)
}

/** The same by a step of the workflow alone. A correction has an endpoint of its own, because it brings values. */
export async function actOnFact(ctx: Context, dictionaries: Dictionaries, step: Step): Promise<void> {
  const { action, reason = '', object, lockVersion } = step
  const decision: FactDecision | null =
    action === 'confirm' || action === 'reopen'
      ? { kind: action }
      : action === 'reject'
        ? { kind: action, reason }
        : null
  if (decision === null) throw new Error(`facts have no plain action ${action}`)
  await applyDecision(ctx, dictionaries, object.id, lockVersion, decision)
}

async function applyDecision(
  ctx: Context,
  dictionaries: Dictionaries,
  id: string,
  lockVersion: number,
  decision: FactDecision,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await queries.lockFact(tx.db, id)
    if (before === null || !(await visibleFacts(tx, [id])).has(id)) throw unknownFact(id)
    await requireFactRight(tx, 'documents.fact.review', id)
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
    await unlink(tx, factRef(id), 'about')
    const reason = 'reason' in decision ? { reason: decision.reason } : {}
    const { to, instance } = await act(
      tx,
      factWorkflow,
      { object: factRef(id), action: decision.kind, lockVersion, ...reason },
      {
        before: { args: before.args },
        after: { args },
        links: [
          { from: factRef(id), relation: 'readFrom', to: documentRef(before.documentId) },
          ...about.map((ref) => ({ from: factRef(id), relation: 'about', to: ref })),
        ],
      },
    )
    await queries.updateFact(tx.db, id, {
      state: to as FactState,
      args,
      about,
      decidedAt: decision.kind === 'reopen' ? null : tx.clock.now(),
      decidedBy: decision.kind === 'reopen' ? null : tx.actor.name,
      reason: 'reason' in decision ? decision.reason : null,
    })
    const { title, href, belonging } = instance
    await rename(tx, factRef(id), { title, href, belonging: { ...belonging, ...subjectBelonging(about) } })
  })
}

/** What a fact belongs to by what it is about. */
const subjectBelonging = (about: ObjectRef[]): Belonging => ({
  chainCodes: about.filter((ref) => ref.kind === 'chains.chain').map((ref) => ref.id),
  regionCodes: about.filter((ref) => ref.kind === 'directory.region').map((ref) => ref.id),
})

/** Begins the review of facts: by the organisation that brought their document. */
export async function beginReviews(
  tx: Context,
  documentId: string,
  facts: { id: string; sentence: string; about: ObjectRef[] }[],
): Promise<void> {
  const { id: actorId, personId, orgId } = tx.actor
  const accountIds = personId === null ? [] : [actorId]
  const orgIds = orgId === null ? [] : [orgId]
  await beginMany(
    tx,
    factWorkflow,
    facts.map((fact) => ({
      object: factRef(fact.id),
      title: fact.sentence.slice(0, titleLength),
      href: `/documents/${documentId}?fact=${fact.id}`,
      belonging: { ...subjectBelonging(fact.about), accountIds },
      parties: { reviewer: { orgIds, accountIds: orgIds.length > 0 ? [] : accountIds } },
    })),
  )
}

/** How much of a sentence names a fact. */
const titleLength = 40

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
