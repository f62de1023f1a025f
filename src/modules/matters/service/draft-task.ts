import {
  chainRef,
  findChainByCode,
  gapLabels,
  nodeRef,
  offeredVerbs,
  ruleWords,
  verdictOfNode,
} from '#modules/chains/index.ts'
import { personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin, rename } from '#platform/workflow/engine.ts'
import {
  defaultTaskVerbs,
  type TaskDetail,
  type TaskFields,
  type TaskInput,
  type TaskVerb,
  taskInput,
} from '../contract/index.ts'
import { ledgerWords } from '../ledger-words.ts'
import type { MattersPorts } from '../ports.ts'
import { personExists, regionExists } from '../queries/lookup.ts'
import {
  insertTask,
  insertTaskOrigins,
  putTaskParts,
  type TaskValues,
  updateTaskRow,
} from '../queries/task-writes.ts'
import { taskRef } from '../refs.ts'
import { targetsOutsideTerm } from '../rules/pace.ts'
import { taskWorkflow } from '../task-workflow.ts'
import { badField, chainAndNode, requireObjects, requireOrganisations, sees } from './checks.ts'
import { visibleProblem } from './show-problem.ts'
import { getTask, lockedTask } from './show-task.ts'

/** Action types a chain offers: 补 壮 强 always; 建 延 固 where the chain switches more than the three on. */
export function verbsOf(settings: unknown): TaskVerb[] {
  const offered = offeredVerbs(settings)
  return offered.length > defaultTaskVerbs.length ? [...offered, 'stabilise'] : [...defaultTaskVerbs]
}

export async function listTaskVerbs(ctx: Context, chainCode: string): Promise<TaskVerb[]> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null)
    throw new AppError('notFound', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  return verbsOf(chain.settings)
}

/** What a task raised from a gap would say. */
export async function draftFromGap(
  ctx: Context,
  chainCode: string,
  nodeCode: string,
): Promise<Partial<TaskInput>> {
  requireRight(ctx, 'matters.task.draft')
  const gap = await verdictOfNode(ctx, chainCode, nodeCode)
  const verbs = await listTaskVerbs(ctx, chainCode)
  const actionType = verbs.find((verb) => verb === gap.action) ?? 'fill'
  const reasons = gap.rulesMatched.map((rule) => ruleWords[rule] ?? rule).join('；')
  return {
    title: `${gap.nodeName}${ledgerWords.taskVerb[actionType]}`,
    goal: `消除“${gap.nodeName}”环节${gapLabels.verdict[gap.verdict]}（${reasons}）`,
    actionType,
    chainCode,
    nodeCode,
    origin: 'gap',
    raisedFrom: [nodeRef(nodeCode)],
  }
}

/** What a task raised from a problem would say. */
export async function draftFromProblem(ctx: Context, problemId: string): Promise<Partial<TaskInput>> {
  requireRight(ctx, 'matters.task.draft')
  const problem = await visibleProblem(ctx, problemId)
  return {
    title: problem.title,
    goal: problem.countermeasure ?? problem.problem.slice(0, 1000),
    chainCode: problem.chainCode,
    nodeCode: problem.node?.code ?? null,
    regionCode: problem.region?.code ?? null,
    leadOrgId: problem.lead?.id,
    assistOrgIds: problem.assisting.map((org) => org.id),
    dueOn: problem.dueOn ?? undefined,
    origin: 'problem',
    raisedFrom: [{ kind: 'matters.problem', id: problemId }],
  }
}

/** Drafts a task. @throws AppError for whatever it names that does not exist, or a verb the chain does not offer. */
export async function createTask(ctx: Context, ports: MattersPorts, input: TaskInput): Promise<TaskDetail> {
  const id = await inTransaction(ctx, (tx) => enterTask(tx, ports, input, false))
  return getTask(ctx, ports, id)
}

/** The same in the open transaction; gives the id. */
export async function enterTask(
  tx: Context,
  ports: MattersPorts,
  given: TaskInput,
  isDemo: boolean,
): Promise<string> {
  const input = taskInput.parse(given)
  const { actor } = tx
  const values = await checkTask(tx, ports, input)
  const belonging = belongingOf(input, { orgId: actor.orgId, accountId: actor.id })
  requireRight(tx, 'matters.task.draft', { ...belonging, orgIds: [actor.orgId, input.leadOrgId] })
  const wanted = { gap: 'chains.node', problem: 'matters.problem', instruction: null }[input.origin]
  if (wanted !== null && !input.raisedFrom.some((ref) => ref.kind === wanted))
    throw badField('raisedFrom', 'matters.origin.missing', `a task from a ${input.origin} names it`, {
      kind: wanted,
    })
  if (input.origin === 'instruction' && input.instruction === null)
    throw badField('instruction', 'matters.task.instructionMissing', 'a task by instruction quotes it')
  await requireObjects(tx, ports, 'raisedFrom', input.raisedFrom)
  for (const ref of input.raisedFrom) if (ref.kind === 'matters.problem') await visibleProblem(tx, ref.id)
  const id = await insertTask(
    tx.db,
    {
      ...values,
      origin: input.origin,
      createdOrgId: actor.orgId,
      createdBy: actor.id,
      createdByName: actor.name,
      isDemo,
    },
    tx.clock.now(),
  )
  await putTaskParts(tx.db, id, input)
  await insertTaskOrigins(tx.db, id, input.raisedFrom)
  const { parties } = await ports.chainParties(tx.db, input.chainCode, businessDay(tx.clock))
  await begin(tx, taskWorkflow, {
    object: taskRef(id),
    title: input.title,
    href: `/tasks/${id}`,
    belonging,
    parties: {
      lead: { orgIds: [input.leadOrgId], accountIds: [] },
      assist: { orgIds: input.assistOrgIds, accountIds: [] },
      drafter:
        actor.orgId === null
          ? { orgIds: [], accountIds: [actor.id] }
          : { orgIds: [actor.orgId], accountIds: [] },
      taskForce: parties.taskForce,
    },
  })
  await recordChanges(tx, [
    {
      action: 'matters.task.draft',
      object: taskRef(id),
      before: null,
      after: input,
      links: [
        ...aboutLinks(id, input),
        ...input.raisedFrom.map((to): Link => ({ from: taskRef(id), relation: 'raisedFrom', to })),
      ],
    },
  ])
  return id
}

/** Changes a draft. @throws AppError `conflict` when somebody changed it meanwhile or it is approved already. */
export async function updateTask(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number,
  fields: TaskFields,
): Promise<TaskDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedTask(tx, id)
    requireRight(tx, 'matters.task.draft', before.belonging)
    requireVersion(before, lockVersion)
    if (before.state !== 'drafted')
      throw new AppError('conflict', 'matters.task.approvedAlready', 'only a draft is changed', {
        state: before.state,
      })
    if (before.lead.id !== fields.leadOrgId || !sameIds(before.assisting, fields.assistOrgIds))
      throw new AppError(
        'conflict',
        'matters.task.unitsFixed',
        'units of a draft are changed by drafting anew',
        {
          field: 'leadOrgId',
        },
      )
    await updateTaskRow(tx.db, id, await checkTask(tx, ports, fields, before), tx.clock.now())
    await putTaskParts(tx.db, id, fields)
    await rename(tx, taskRef(id), {
      title: fields.title,
      href: `/tasks/${id}`,
      belonging: belongingOf(fields, { orgId: before.createdOrgId, accountId: before.createdBy }),
    })
    await recordChanges(tx, [
      {
        action: 'matters.task.update',
        object: taskRef(id),
        before,
        after: fields,
        links: aboutLinks(id, fields),
      },
    ])
  })
  return getTask(ctx, ports, id)
}

const sameIds = (known: { id: string }[], ids: string[]): boolean =>
  known.length === ids.length && known.every(({ id }) => ids.includes(id))

const belongingOf = (
  task: { chainCode: string; regionCode: string | null },
  creator: { orgId: string | null; accountId: string },
) => ({
  orgIds: [creator.orgId],
  chainCodes: [task.chainCode],
  regionCodes: [task.regionCode],
  accountIds: [creator.accountId],
})

function aboutLinks(id: string, task: { chainCode: string; nodeCode: string | null }): [Link, ...Link[]] {
  const about = (to: Link['to']): Link => ({ from: taskRef(id), relation: 'about', to })
  return [about(chainRef(task.chainCode)), ...(task.nodeCode === null ? [] : [about(nodeRef(task.nodeCode))])]
}

async function checkTask(
  tx: Context,
  ports: MattersPorts,
  input: TaskFields,
  before: { leadPersonId: string | null } = { leadPersonId: null },
): Promise<TaskValues> {
  const { chain, nodeId } = await chainAndNode(tx, input.chainCode, input.nodeCode)
  if (!verbsOf(chain.settings).includes(input.actionType))
    throw badField('actionType', 'matters.task.verbOff', `the chain does not offer ${input.actionType}`)
  if (input.dueOn <= input.startsOn)
    throw badField('dueOn', 'matters.task.datesReversed', 'a task ends after it begins')
  const quarters = input.targets.map((target) => target.quarter)
  if (new Set(quarters).size < quarters.length)
    throw badField('targets', 'matters.task.quarterTwice', 'each quarter has one target')
  const outside = targetsOutsideTerm(input.targets, input.startsOn, input.dueOn)
  if (outside.length > 0)
    throw badField(
      'targets',
      'matters.task.quarterOutside',
      `${outside.join(', ')} lie outside of the term`,
      { outside },
    )
  await requireOrganisations(tx, 'leadOrgId', [input.leadOrgId])
  await requireOrganisations(tx, 'assistOrgIds', input.assistOrgIds)
  if (
    input.assistOrgIds.includes(input.leadOrgId) ||
    new Set(input.assistOrgIds).size < input.assistOrgIds.length
  )
    throw badField('assistOrgIds', 'matters.task.assistTwice', 'a unit has one part in a task')
  if (input.regionCode !== null && !(await regionExists(tx.db, input.regionCode)))
    throw badField('regionCode', 'directory.region.unknown', `there is no region ${input.regionCode}`)
  const { leadPersonId } = input
  if (
    leadPersonId !== null &&
    leadPersonId !== before.leadPersonId &&
    !(await seesPerson(tx, ports, leadPersonId))
  )
    throw badField('leadPersonId', 'directory.person.unknown', `there is no person ${leadPersonId}`)
  return { ...input, chainId: chain.id, nodeId }
}

const seesPerson = async (tx: Context, ports: MattersPorts, id: string): Promise<boolean> =>
  (await sees(tx, ports, personRef(id))) && (await personExists(tx.db, id))
