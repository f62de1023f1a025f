import { chainRef, nodeRef } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin } from '#platform/workflow/engine.ts'
import { type ProblemDetail, type ProblemInput, problemInput } from '../contract/index.ts'
import { keepBlockJob } from '../jobs-declared.ts'
import type { MattersPorts } from '../ports.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { findNamedEnterprise, regionExists } from '../queries/lookup.ts'
import { insertOrigins, insertProblem, setFollowing } from '../queries/problem-writes.ts'
import { problemRef } from '../refs.ts'
import { chainAndNode, requireObjects, sees } from './checks.ts'
import { getProblem } from './show-problem.ts'

/**
 * Enters a problem: it stands in the ledger, linked to what it was raised from, and waits to be assigned.
 *
 * @throws AppError for an unknown chain, node, enterprise, region or origin, or when it is said to come from a gap or a
 *   fact and names none.
 */
export async function openProblem(
  ctx: Context,
  ports: MattersPorts,
  input: ProblemInput,
): Promise<ProblemDetail> {
  const id = await inTransaction(ctx, (tx) => enterProblem(tx, ports, input, false))
  return getProblem(ctx, ports, id)
}

/** Where a problem that is not entered by hand comes from. */
export interface Brought {
  /** The id it gets. */
  id?: string
  links?: readonly Link[]
}

/** The same in the open transaction; gives the id. */
export async function enterProblem(
  tx: Context,
  ports: MattersPorts,
  given: ProblemInput,
  isDemo: boolean,
  brought: Brought = {},
): Promise<string> {
  const { input, chainId, nodeId, enterprise, regionCode } = await checkProblem(tx, ports, given)
  const { actor } = tx
  const id = await insertProblem(
    tx.db,
    {
      ...input,
      id: brought.id,
      enterpriseId: enterprise?.id ?? null,
      chainId,
      nodeId,
      regionCode,
      createdOrgId: actor.orgId,
      createdBy: actor.id,
      createdByName: actor.name,
      openedOn: businessDay(tx.clock),
      isDemo,
    },
    tx.clock.now(),
  )
  await insertOrigins(tx.db, id, input.raisedFrom)
  await setFollowing(tx.db, id, actor, true)
  await beginProblem(tx, ports, {
    id,
    title: input.title,
    chainCode: input.chainCode,
    regionCode,
    createdOrgId: actor.orgId,
    createdBy: actor.id,
    enterpriseOrgId: enterprise?.orgId ?? null,
  })
  await recordChanges(tx, [
    {
      action: 'matters.problem.open',
      object: problemRef(id),
      before: null,
      after: { ...input, regionCode },
      links: [
        { from: problemRef(id), relation: 'about', to: chainRef(input.chainCode) },
        ...aboutLinks(id, input),
        ...input.raisedFrom.map((to): Link => ({ from: problemRef(id), relation: 'raisedFrom', to })),
        ...(brought.links ?? []),
      ],
    },
  ])
  if (input.isBlocking) await tx.jobs.enqueue(tx, keepBlockJob, { problemId: id })
  return id
}

/** Checks a new problem as `enterProblem` does, and finds what it names. Writes nothing. */
export async function checkProblem(tx: Context, ports: MattersPorts, given: ProblemInput) {
  const input = problemInput.parse(given)
  const { chain, nodeId } = await chainAndNode(tx, input.chainCode, input.nodeCode)
  const { enterpriseId } = input
  const enterprise =
    enterpriseId === null || !(await sees(tx, ports, enterpriseRef(enterpriseId)))
      ? null
      : await findNamedEnterprise(tx.db, enterpriseId)
  if (enterprise === null && input.enterpriseId !== null)
    throw badField(
      'enterpriseId',
      'directory.enterprise.unknown',
      `there is no enterprise ${input.enterpriseId}`,
    )
  const regionCode = input.regionCode ?? enterprise?.regionCode ?? null
  if (regionCode !== null && !(await regionExists(tx.db, regionCode)))
    throw badField('regionCode', 'directory.region.unknown', `there is no region ${regionCode}`)
  const { actor } = tx
  requireRight(tx, 'matters.problem.open', {
    orgIds: [actor.orgId],
    chainCodes: [input.chainCode],
    regionCodes: [regionCode],
    accountIds: [actor.id],
  })
  await requireOrigins(tx, ports, input)
  return { input, chainId: chain.id, nodeId, enterprise, regionCode }
}

/**
 * Begins the workflow of a problem that stands in the ledger.
 *
 * @param problem.dueOn the day by which it is to be assigned, where that does not follow from today.
 */
export async function beginProblem(
  tx: Context,
  ports: MattersPorts,
  problem: {
    id: string
    title: string
    chainCode: string
    regionCode: string | null
    createdOrgId: string | null
    createdBy: string
    enterpriseOrgId: string | null
    dueOn?: string
  },
): Promise<void> {
  const { id, chainCode, createdOrgId, createdBy, enterpriseOrgId } = problem
  await begin(tx, problemWorkflow, {
    object: problemRef(id),
    title: problem.title,
    href: `/problems/${id}`,
    belonging: {
      orgIds: [createdOrgId],
      chainCodes: [chainCode],
      regionCodes: [problem.regionCode],
      accountIds: [createdBy],
    },
    parties: {
      registrar: createdOrgId === null ? ofAccount(createdBy) : ofOrganisation(createdOrgId),
      enterprise: ofOrganisation(enterpriseOrgId),
      ...(await ports.chainParties(tx.db, chainCode, businessDay(tx.clock))).parties,
    },
    ...(problem.dueOn === undefined ? {} : { dueOn: problem.dueOn }),
  })
}

const ofAccount = (id: string) => ({ orgIds: [], accountIds: [id] })
const ofOrganisation = (id: string | null) => ({ orgIds: id === null ? [] : [id], accountIds: [] })

/** What a problem is about besides its chain. */
export function aboutLinks(
  id: string,
  problem: { nodeCode: string | null; enterpriseId: string | null },
): Link[] {
  const about: ObjectRef[] = [
    ...(problem.nodeCode === null ? [] : [nodeRef(problem.nodeCode)]),
    ...(problem.enterpriseId === null ? [] : [enterpriseRef(problem.enterpriseId)]),
  ]
  return about.map((to) => ({ from: problemRef(id), relation: 'about', to }))
}

/** What kind of object a problem of this origin must name. */
const originKinds: Partial<Record<ProblemInput['origin'], string>> = {
  gap: 'chains.node',
  fact: 'documents.fact',
}

async function requireOrigins(
  tx: Context,
  ports: MattersPorts,
  input: { origin: ProblemInput['origin']; raisedFrom: ObjectRef[] },
): Promise<void> {
  const kind = originKinds[input.origin]
  if (kind !== undefined && !input.raisedFrom.some((ref) => ref.kind === kind))
    throw badField('raisedFrom', 'matters.origin.missing', `a problem from a ${input.origin} names it`, {
      kind,
    })
  await requireObjects(tx, ports, 'raisedFrom', input.raisedFrom)
}
