import {
  chainRef,
  findChainByCode,
  gapLabels,
  nodeRef,
  offeredVerbs,
  ruleWords,
  verdictOfNode,
} from '#modules/chains/index.ts'
import { personRef, requireOrganisations } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin, rename } from '#platform/workflow/engine.ts'
import {
  defaultTaskVerbs,
  type LeadLeader,
  type TaskDetail,
  type TaskFields,
  type TaskInput,
  type TaskVerb,
  taskFields,
  taskInput,
} from '../contract/index.ts'
import { ledgerWords } from '../contract/ledger-words.ts'
import type { MattersPorts } from '../ports.ts'
import { findNamedPerson, regionExists } from '../queries/lookup.ts'
import { type StoredTask, visibleTasks } from '../queries/task.ts'
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
import { chainAndNode, requireObjects, sees } from './checks.ts'
import type { Brought } from './open-problem.ts'
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

/** The same in the open transaction; gives the id. @param brought where a task not drafted by hand comes from. */
export async function enterTask(
  tx: Context,
  ports: MattersPorts,
  given: TaskInput,
  isDemo: boolean,
  brought: Brought = {},
): Promise<string> {
  const { input, values } = await checkNewTask(tx, ports, given)
  const { actor } = tx
  const id = await insertTask(
    tx.db,
    {
      ...values,
      id: brought.id,
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
  await beginTask(tx, ports, id, input, { orgId: actor.orgId, accountId: actor.id })
  await recordChanges(tx, [
    {
      action: 'matters.task.draft',
      object: taskRef(id),
      before: null,
      after: input,
      links: [
        ...aboutLinks(id, input),
        ...input.raisedFrom.map((to): Link => ({ from: taskRef(id), relation: 'raisedFrom', to })),
        ...(brought.links ?? []),
      ],
    },
  ])
  return id
}

/** Checks a new task as `enterTask` does. Writes nothing. */
export async function checkNewTask(tx: Context, ports: MattersPorts, given: TaskInput) {
  const input = taskInput.parse(given)
  const { actor } = tx
  await requireLeader(tx, ports, input, null)
  const values = await checkTask(tx, input)
  const belonging = belongingOf(input, { orgId: actor.orgId, accountId: actor.id })
  requireRight(tx, 'matters.task.draft', { ...belonging, orgIds: [actor.orgId, input.leadOrgId] })
  const wanted = {
    gap: 'chains.node',
    problem: 'matters.problem',
    idea: 'training.idea',
    instruction: null,
  }[input.origin]
  if (wanted !== null && !input.raisedFrom.some((ref) => ref.kind === wanted))
    throw badField('raisedFrom', 'matters.origin.missing', `a task from a ${input.origin} names it`, {
      kind: wanted,
    })
  if (input.origin === 'instruction' && input.instruction === null)
    throw badField('instruction', 'matters.task.instructionMissing', 'a task by instruction quotes it')
  await requireObjects(tx, ports, 'raisedFrom', input.raisedFrom)
  for (const ref of input.raisedFrom) if (ref.kind === 'matters.problem') await visibleProblem(tx, ref.id)
  return { input, values }
}

/**
 * Begins the workflow of a task that stands in the list.
 *
 * @param dueOn the day by which it is to be approved, where that does not follow from today.
 */
export async function beginTask(
  tx: Context,
  ports: MattersPorts,
  id: string,
  task: Pick<TaskFields, 'title' | 'chainCode' | 'regionCode' | 'leadOrgId' | 'assistOrgIds'>,
  creator: { orgId: string | null; accountId: string },
  dueOn?: string,
): Promise<void> {
  const { parties } = await ports.chainParties(tx.db, task.chainCode, businessDay(tx.clock))
  await begin(tx, taskWorkflow, {
    object: taskRef(id),
    title: task.title,
    href: `/tasks/${id}`,
    belonging: belongingOf(task, creator),
    parties: {
      lead: { orgIds: [task.leadOrgId], accountIds: [] },
      assist: { orgIds: task.assistOrgIds, accountIds: [] },
      drafter:
        creator.orgId === null
          ? { orgIds: [], accountIds: [creator.accountId] }
          : { orgIds: [creator.orgId], accountIds: [] },
      taskForce: parties.taskForce,
    },
    ...(dueOn === undefined ? {} : { dueOn }),
  })
}

/** Changes a draft. @throws AppError `conflict` when somebody changed it meanwhile or it is approved already. */
export async function updateTask(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number,
  fields: TaskFields,
): Promise<TaskDetail> {
  await inTransaction(ctx, (tx) => changeTask(tx, ports, id, lockVersion, fields, 'matters.task.update'))
  return getTask(ctx, ports, id)
}

/** The same in the open transaction. @param lockVersion null for whatever version there is. */
export async function changeTask(
  tx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number | null,
  fields: TaskFields,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const before = await lockedTask(tx, id)
  requireRight(tx, 'matters.task.draft', before.belonging)
  if (lockVersion !== null) requireVersion(before, lockVersion)
  requireDraft(before)
  if (before.lead.id !== fields.leadOrgId || !sameIds(before.assisting, fields.assistOrgIds))
    throw new AppError(
      'conflict',
      'matters.task.unitsFixed',
      'units of a draft are changed by drafting anew',
      { field: 'leadOrgId' },
    )
  await requireLeader(tx, ports, fields, before)
  await saveTask(tx, before, fields, action, more)
}

async function saveTask(
  tx: Context,
  before: StoredTask,
  fields: TaskFields,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const { id } = before
  if (fields.leadPersonId !== before.leadLeader.personId) await unlink(tx, taskRef(id), 'ledBy')
  await updateTaskRow(tx.db, id, await checkTask(tx, fields), tx.clock.now())
  await putTaskParts(tx.db, id, fields)
  await rename(tx, taskRef(id), {
    title: fields.title,
    href: `/tasks/${id}`,
    belonging: belongingOf(fields, { orgId: before.createdOrgId, accountId: before.createdBy }),
  })
  await recordChanges(tx, [
    {
      action,
      object: taskRef(id),
      before: fieldsOf(before),
      after: fields,
      links: [...aboutLinks(id, fields), ...more],
    },
  ])
}

/** What people write of a stored task. */
export const fieldsOf = (
  task: StoredTask,
): Omit<TaskFields, 'leadPersonId'> & { leadPersonId: string | null } => ({
  title: task.title,
  actionType: task.actionType,
  goal: task.goal,
  chainCode: task.chainCode,
  nodeCode: task.node?.code ?? null,
  regionCode: task.region?.code ?? null,
  instruction: task.instruction,
  leadPersonId: task.leadLeader.personId,
  leadOrgId: task.lead.id,
  assistOrgIds: task.assisting.map(({ id }) => id),
  startsOn: task.startsOn,
  dueOn: task.dueOn,
  targets: task.targets,
})

/** Takes back a change of a task that is still a draft. */
export const taskUndoer: Undoer = {
  actions: ['matters.task.update', 'matters.task.undo'],
  applies: ({ before }) => taskFields.safeParse(before).success,
  permission: 'matters.task.draft',
  editable: (ctx, ids) => visibleTasks(ctx, ids, 'matters.task.draft'),
  lock: async (tx, { object, after }) => {
    const fields = fieldsOf(await lockedTask(tx, object.id))
    // Units have no order of their own.
    const known = taskFields.parse(after).assistOrgIds
    return sameIds(
      fields.assistOrgIds.map((id) => ({ id })),
      known,
    )
      ? { ...fields, assistOrgIds: known }
      : fields
  },
  restore: async (tx, change) => {
    const before = await lockedTask(tx, change.object.id)
    requireDraft(before)
    await saveTask(tx, before, taskFields.parse(change.before), 'matters.task.undo', [undoLink(change)])
  },
}

/** @throws AppError when the task is approved already. */
function requireDraft(task: StoredTask): void {
  if (task.state !== 'drafted')
    throw new AppError('conflict', 'matters.task.approvedAlready', 'only a draft is changed', {
      state: task.state,
    })
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

function aboutLinks(
  id: string,
  task: { chainCode: string; nodeCode: string | null; leadPersonId: string },
): [Link, ...Link[]] {
  const about = (to: Link['to']): Link => ({ from: taskRef(id), relation: 'about', to })
  return [
    about(chainRef(task.chainCode)),
    ...(task.nodeCode === null ? [] : [about(nodeRef(task.nodeCode))]),
    { from: taskRef(id), relation: 'ledBy', to: personRef(task.leadPersonId) },
  ]
}

async function checkTask(tx: Context, input: TaskFields): Promise<TaskValues> {
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
  return { ...input, chainId: chain.id, nodeId }
}

/**
 * A leader who moved on stays where the task names them already.
 *
 * @throws AppError when somebody is named anew whom the actor does not see, or who has left.
 */
async function requireLeader(
  tx: Context,
  ports: MattersPorts,
  { leadPersonId: id }: TaskFields,
  before: { leadLeader: LeadLeader } | null,
): Promise<void> {
  if (id === before?.leadLeader.personId) return
  const person = (await sees(tx, ports, personRef(id))) ? await findNamedPerson(tx.db, id) : null
  if (person === null) throw badField('leadPersonId', 'directory.person.unknown', `there is no person ${id}`)
  if (person.leftOn !== null && person.leftOn < businessDay(tx.clock))
    throw badField('leadPersonId', 'matters.task.leaderLeft', 'whoever leads a task is in service', {
      leftOn: person.leftOn,
    })
}
