import { sql } from 'kysely'
import { doOnTask, enterTask, type MattersPorts, mattersDescribers } from '#modules/matters/index.ts'
import {
  enterIdea,
  getIdea,
  ideaRef,
  mergeIdeasIn,
  replyIn,
  stepOnIdeaIn,
  trainingDescribers,
} from '#modules/training/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { type DemoIdea, demoIdeas } from '../data/ideas.ts'
import { must } from '../loaded.ts'
import { type DemoAccounts, playedBy } from './played-by.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  accounts: DemoAccounts
}

/** Ideas of the demo city, each handed in, answered, merged and taken into a task on its day. */
export async function loadIdeas(
  tx: Context,
  cast: Cast,
  chainParties: MattersPorts['chainParties'],
): Promise<void> {
  const today = businessDay(tx.clock)
  const play = playedBy(tx, cast.accounts)
  const by = (username: string, daysAgo: number): Context => {
    const played = play(addDays(today, -Math.max(0, daysAgo)), username)
    // An idea names the person of its author.
    return { ...played, actor: { ...played.actor, personId: cast.accounts.get(username)?.personId ?? null } }
  }
  const held = await heldClass(tx)
  const ids = new Map<string, string>()
  for (const idea of demoIdeas) {
    const id = await enterIdea(
      by(idea.by, idea.daysAgo),
      { chainParties },
      { ...idea.fields, classId: idea.fromClass ? held : null },
      true,
    )
    ids.set(idea.key, id)
    await runCourse(idea, id, ids, (days) => by('training', idea.daysAgo - days))
  }
  await takeIntoTask(must(ids.get('shared-lab'), 'the adopted idea'), cast, chainParties, (days) =>
    by('chain-office', 28 - days),
  )
}

async function runCourse(
  { course }: DemoIdea,
  id: string,
  ids: ReadonlyMap<string, string>,
  handler: (daysAfter: number) => Context,
): Promise<void> {
  if (course === undefined) return
  await stepOnIdeaIn(handler(1), { object: ideaRef(id), action: 'accept', lockVersion: 1 })
  if (course === 'underReview') return
  const later = handler(3)
  const { stateVersion } = await getIdea(later, id)
  if ('mergedInto' in course)
    return mergeIdeasIn(later, {
      id,
      intoId: must(ids.get(course.mergedInto), course.mergedInto),
      stateVersion,
      reason: course.reason,
    })
  const adopted = 'adopted' in course
  await replyIn(later, {
    id,
    stateVersion,
    outcome: adopted ? 'adopted' : 'notAdopted',
    reply: adopted ? course.adopted : course.notAdopted,
  })
}

async function heldClass(tx: Context): Promise<string | null> {
  const row = await tx.db
    .selectFrom('training.class as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .select('k.id')
    .where('i.state', '=', 'closed')
    .orderBy('k.starts_on')
    .executeTakeFirst()
  return row?.id ?? null
}

async function takeIntoTask(
  id: string,
  { organisationIds }: Cast,
  chainParties: MattersPorts['chainParties'],
  office: (daysAfter: number) => Context,
): Promise<void> {
  const tx = office(0)
  const ports: MattersPorts = {
    describers: { ...mattersDescribers, ...trainingDescribers },
    guards: {},
    chainParties,
  }
  const chief = await tx.db
    .selectFrom('governance.post as p')
    .innerJoin('chains.chain as c', 'c.id', 'p.chain_id')
    .select('p.person_id')
    .where('c.code', '=', 'pv')
    .where('p.role', '=', 'chainChief')
    .where('p.until_on', 'is', null)
    .executeTakeFirst()
  const startsOn = businessDay(tx.clock)
  const dueOn = addDays(startsOn, 180)
  const one = await getIdea(tx, id)
  const taskId = await enterTask(
    tx,
    ports,
    {
      title: one.title,
      actionType: 'fill',
      goal: '共享检测平台投入运行，链上企业检测周期缩短到三天',
      chainCode: 'pv',
      nodeCode: 'pv-glass',
      origin: 'idea',
      raisedFrom: [ideaRef(id)],
      leadPersonId: must(chief?.person_id ?? undefined, 'the chief of pv'),
      leadOrgId: must(organisationIds.get('economy-information'), 'economy-information'),
      startsOn,
      dueOn,
      targets: [{ quarter: quarterOf(dueOn), target: '共享检测平台投入运行' }],
    },
    true,
  )
  const version = await doOnTask(
    { ...office(2), actor: { ...tx.actor, id: 'demo-chief', name: '链长办负责人' } },
    { id: taskId, action: 'approve', stateVersion: 1 },
  )
  await doOnTask(office(4), { id: taskId, action: 'start', stateVersion: version })
}

const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
