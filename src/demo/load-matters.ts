import type { Account } from '#modules/access/contract.ts'
import { chainDescribers } from '#modules/chains/index.ts'
import { directoryDescribers } from '#modules/directory/index.ts'
import {
  doOnProblem,
  doOnTask,
  enterProblem,
  enterReport,
  enterTask,
  keepBlockIn,
  type MattersPorts,
  mattersDescribers,
  mergeIn,
} from '#modules/matters/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from './data/days.ts'
import { leadOfChain } from './data/organisations.ts'
import { type DemoProblem, demoProblems } from './data/problems.ts'
import { type DemoTask, demoTasks } from './data/tasks.ts'
import type { DemoCity } from './data/types.ts'
import { firstChainOwner } from './load-accounts.ts'
import { must } from './loaded.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  enterpriseIds: ReadonlyMap<string, string>
  /** By name; who holds a post has no namesake. */
  personIds: ReadonlyMap<string, string>
  /** By user name. */
  accounts: ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId'>>
}

/** Units that assist, in turn. */
const assistants = [
  'natural-resources-planning',
  'ecology-environment',
  'finance',
  'human-resources',
  'commerce',
]

/**
 * Problems and tasks of the demo city. Each step is done through the services on the day it would have been done, so
 * that clocks, lights and stories are real; what jobs would do afterwards is done here at once.
 */
export async function loadMatters(
  tx: Context,
  city: DemoCity,
  cast: Cast,
  chainParties: MattersPorts['chainParties'],
): Promise<void> {
  const today = businessDay(tx.clock)
  const ports: MattersPorts = {
    // The program sees everything.
    guards: {},
    describers: { ...chainDescribers, ...directoryDescribers, ...mattersDescribers },
    // Accounts exist from today only: whoever stands today has stood all along.
    chainParties: (db, chainCode) => chainParties(db, chainCode, today),
  }
  const ids: string[] = []
  for (const [index, problem] of demoProblems.entries())
    ids.push(await playProblem(tx, ports, city, cast, problem, index, ids))
  for (const [index, task] of demoTasks.entries()) await playTask(tx, ports, city, cast, task, index)
}

/** The same transaction on an earlier day, acted in by a unit. Jobs are not asked for. */
function on(tx: Context, day: string, orgId: string | null, name: string): Context {
  return {
    ...tx,
    clock: fixedClock(`${day}T02:00:00Z`),
    actor: { ...tx.actor, id: 'demo', name, orgId },
    jobs: { enqueue: () => Promise.resolve() },
  }
}

async function playProblem(
  tx: Context,
  ports: MattersPorts,
  city: DemoCity,
  { organisationIds, enterpriseIds, accounts }: Cast,
  problem: DemoProblem,
  index: number,
  earlier: readonly string[],
): Promise<string> {
  const today = businessDay(tx.clock)
  const opened = addDays(today, -problem.openedDaysAgo)
  const lead = organisationIds.get(problem.leadCode ?? leadOfChain[problem.chainCode] ?? '') ?? null
  const office = organisationIds.get('economy-information') ?? null
  const assist = organisationIds.get(assistants[index % assistants.length] ?? '')
  const firm = firmOf(city, problem)
  const opener = problem.openedBy === null ? null : must(accounts.get(problem.openedBy), problem.openedBy)
  const person = city.posts.find((post) => post.chainCode === problem.chainCode && post.role === 'taskForce')
  const as = (daysAfter: number, orgId: string | null, name: string) => {
    const day = addDays(opened, daysAfter)
    return on(tx, day > today ? today : day, orgId, name)
  }
  const chainOffice = as(0, office, '链长办公室')
  const id = await enterProblem(
    opener === null
      ? chainOffice
      : {
          ...chainOffice,
          actor: { ...chainOffice.actor, id: opener.id, name: opener.name, orgId: opener.orgId },
        },
    ports,
    {
      title: problem.title,
      problem: problem.problem,
      chainCode: problem.chainCode,
      nodeCode: problem.nodeCode,
      enterpriseId: firm === null ? null : (enterpriseIds.get(firm) ?? null),
      origin: problem.origin,
      isBlocking: problem.isBlocking,
      severity: problem.severity,
      raisedFrom: problem.origin === 'gap' ? [{ kind: 'chains.node', id: problem.nodeCode }] : [],
    },
    true,
  )
  let version = 1
  const act = async (
    ctx: Context,
    action: Parameters<typeof doOnProblem>[2]['action'],
    told: Omit<Parameters<typeof doOnProblem>[2], 'id' | 'action' | 'stateVersion'> = {},
  ) => {
    const moved = await doOnProblem(ctx, ports, { id, action, stateVersion: version, ...told })
    version = moved.instance.lockVersion
  }
  const course = problem.course
  if (course === 'merged') {
    await mergeIn(as(1, office, '链长办公室'), {
      id,
      intoId: earlier.at(-1) ?? '',
      stateVersion: version,
      reason: '与此前登记的问题为同一事项',
    })
  } else if (course !== 'registered') {
    await act(as(1, office, '链长办公室'), 'assign', {
      leadOrgId: lead ?? '',
      ...(assist === undefined || assist === lead ? {} : { assistOrgIds: [assist] }),
      workdays: problem.workdays,
      responsiblePerson: person?.holderName ?? '链长办公室',
    })
    await handle(problem, act, (days) => as(days, lead, '牵头单位经办人'), today)
  }
  if (problem.supervision !== null) {
    await act(as(problem.openedDaysAgo, null, '市政府督查室'), 'supervise', {
      supervision: problem.supervision,
      reason: '进度未达预期，列入督办',
    })
  }
  await keepBlockIn(as(problem.openedDaysAgo, null, tx.actor.name), id)
  return id
}

/** The firm a problem is about, by its number in the register; null when it names none. */
function firmOf(city: DemoCity, { nodeCode, namesFirm, firm }: DemoProblem): string | null {
  if (firm?.kind === 'user') {
    const code = firstChainOwner(city)
    return city.organisations.find((organisation) => organisation.code === code)?.uscc ?? null
  }
  if (!namesFirm) return null
  const inRegion = new Set(
    city.enterprises
      .filter((enterprise) => firm === null || enterprise.regionCode === firm.code)
      .map(({ uscc }) => uscc),
  )
  return (
    city.placements.find((place) => place.nodeCode === nodeCode && inRegion.has(place.uscc))?.uscc ?? null
  )
}

/** From the assignment on, as far as the course goes. */
async function handle(
  problem: DemoProblem,
  act: (
    ctx: Context,
    action: Parameters<typeof doOnProblem>[2]['action'],
    told?: Omit<Parameters<typeof doOnProblem>[2], 'id' | 'action' | 'stateVersion'>,
  ) => Promise<void>,
  on: (daysAfter: number) => Context,
  today: string,
): Promise<void> {
  const { course, measure, effect, grade, openedDaysAgo } = problem
  if (course === 'assigned') return
  if (course === 'returned') return act(on(4), 'return', { reason: '主要职责在交管部门，建议改由其牵头' })
  await act(on(4), 'plan', { countermeasure: measure })
  if (course === 'planned') return
  await act(on(6), 'start')
  if (course === 'inProgress') return
  if (course === 'suspended')
    return act(on(20), 'suspend', { reason: '等待省级年度用地计划下达', untilOn: addDays(today, 30) })
  if (course === 'escalated') {
    for (let level = 0; level < problem.level; level += 1)
      await act(on(12 + level * 5), 'escalate', { reason: '涉及多个部门，专班层面难以协调' })
    return
  }
  const solvedOn = Math.max(8, openedDaysAgo - 6)
  await act(on(solvedOn), 'resolve', {
    effect,
    proofs: [{ text: '现场核验记录', ref: null, url: null, attachment: '专班现场核验单（演示）' }],
  })
  if (course === 'resolved') return
  if (course !== 'closed' || problem.namesFirm)
    await act(on(solvedOn + 2), 'rate', { grade, comment: '演示评价' })
  if (course === 'closed') await act(on(solvedOn + 4), 'close')
}

async function playTask(
  tx: Context,
  ports: MattersPorts,
  city: DemoCity,
  { organisationIds, personIds }: Cast,
  task: DemoTask,
  index: number,
): Promise<void> {
  const today = businessDay(tx.clock)
  const startsOn = addDays(today, -task.startsDaysAgo)
  const dueOn = addDays(today, task.endsInDays)
  const lead = organisationIds.get(leadOfChain[task.chainCode] ?? '') ?? ''
  const assist = organisationIds.get(assistants[index % assistants.length] ?? '')
  const chief = city.posts.find(
    (post) => post.chainCode === task.chainCode && post.role === 'chainChief' && post.untilOn === null,
  )
  const as = (day: string) => on(tx, day > today ? today : day, lead, '牵头单位经办人')
  const id = await enterTask(
    as(startsOn),
    ports,
    {
      title: task.title,
      actionType: task.actionType,
      goal: `${task.target}${task.counted === null ? '' : `${task.counted.value}${task.counted.unit}`}`,
      chainCode: task.chainCode,
      nodeCode: task.nodeCode,
      origin: 'gap',
      raisedFrom: [{ kind: 'chains.node', id: task.nodeCode }],
      leadPersonId: must(personIds.get(chief?.holderName ?? ''), `the chief of ${task.chainCode}`),
      leadOrgId: lead,
      assistOrgIds: assist === undefined || assist === lead ? [] : [assist],
      startsOn,
      dueOn,
      targets: [
        {
          quarter: quarterOf(dueOn),
          target: task.target,
          value: task.counted?.value ?? null,
          unit: task.counted?.unit ?? null,
        },
      ],
    },
    true,
  )
  if (task.course === 'drafted') return
  let version = 1
  if (task.course === 'cancelled') {
    await doOnTask(as(addDays(startsOn, 20)), {
      id,
      action: 'cancel',
      stateVersion: version,
      reason: '企业调整投资计划，不再实施',
    })
    return
  }
  version = await doOnTask(as(addDays(startsOn, 2)), { id, action: 'approve', stateVersion: version })
  if (task.course === 'approved') return
  version = await doOnTask(as(addDays(startsOn, 4)), { id, action: 'start', stateVersion: version })
  const reportedOn = addDays(today, -(5 + (index % 9)))
  const day = reportedOn > dueOn ? dueOn : reportedOn
  version = await enterReport(as(day), ports, {
    id,
    stateVersion: version,
    reportedOn: day,
    text: `${task.target}按计划推进，累计完成目标的${task.percent}%`,
    ...(task.counted === null
      ? { percent: task.percent }
      : { value: Math.round(task.counted.value * task.percent) / 100 }),
    proofs: [{ text: '进度核验', ref: null, url: null, attachment: '牵头单位进度报告（演示）' }],
    figure:
      task.supplyRate === null
        ? null
        : {
            indicator: 'localSupplyRate',
            value: task.supplyRate,
            asOfOn: day,
            source: '链主企业采购自报（演示）',
          },
  })
  if (task.course === 'done')
    await doOnTask(as(addDays(day, 2)), { id, action: 'finish', stateVersion: version })
}

const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
