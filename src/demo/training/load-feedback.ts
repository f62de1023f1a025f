import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { organisationRef } from '#modules/directory/index.ts'
import {
  decideLessonIn,
  drawLessonsIn,
  enterClass,
  figureRef,
  getClass,
  getClassLessons,
  insertFigures,
  loadFollowUps,
  loadRatings,
  openFollowUpIn,
  quarterAfter,
  quarterOf,
  releaseIn,
  sessionsOf,
  traineesOf,
} from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { demoFigures, demoFollowUp, demoRating } from '../data/feedback.ts'
import { loaded, must } from '../loaded.ts'
import { enterSessions, enterTrainees } from './enter-parts.ts'
import { attend } from './load-attendance.ts'
import { type DemoAccounts, playedBy } from './played-by.ts'
import { stepOnDemoClass as step } from './step-on-demo-class.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  /** By user name. */
  accounts: DemoAccounts
}

/** How long ago classes ended: one whose trainees have said what they use of it, one whose are asked, one that is rated. */
const earlierDaysAgo = 280
const askedDaysAgo = 95
const latestDaysAgo = 1

/**
 * What was said of the classes that were held beside their ratings: an earlier class with what is used of it in
 * work; one that ended yesterday and can be rated; lessons, some decided on. Each step is done on the day it would have been.
 */
export async function loadFeedback(tx: Context, cast: Cast): Promise<void> {
  const today = businessDay(tx.clock)
  const by = playedBy(tx, cast.accounts)
  const held = await heldClasses(tx)
  const model = must(held[0], 'a class that was held')
  const earlier = await holdClass(by, cast, {
    model,
    title: '光伏产业链招商和人才工作专题研修班',
    on: addDays(today, -earlierDaysAgo),
    steps: ['openEnrolment', 'closeEnrolment', 'start', 'finish'],
  })
  await loadRatings(tx, earlier, (session, person) => demoRating('earlier', session, person, false))
  await openFollowUpIn(by(addDays(today, -earlierDaysAgo + 90), 'training'), earlier)
  await loadFollowUps(tx, earlier, demoFollowUp)
  for (const [action, days] of [
    ['evaluate', 8],
    ['close', 10],
  ] as const)
    await step(by(addDays(today, days - earlierDaysAgo), 'training'), earlier, action)

  const free = cast.accounts.get('trainee')?.personId ?? null
  const latest = await holdClass(by, cast, {
    model,
    title: '产业链服务专员业务培训班',
    on: addDays(today, -latestDaysAgo),
    steps: ['openEnrolment', 'closeEnrolment', 'start', 'finish'],
    also: free,
  })
  await loadRatings(tx, latest, (session, person, personId) =>
    person % 3 === 0 && personId !== free ? demoRating('latest', session, person, false) : null,
  )

  const asked = await holdClass(by, cast, {
    model,
    title: '产业链政策和要素保障专题研修班',
    on: addDays(today, -askedDaysAgo),
    steps: ['openEnrolment', 'closeEnrolment', 'start', 'finish'],
    also: free,
  })
  await loadRatings(tx, asked, (session, person) => demoRating('asked', session, person, false))
  await openFollowUpIn(by(addDays(today, 90 - askedDaysAgo), 'training'), asked)

  await loadFigures(tx, earlier)

  for (const id of [model, earlier]) await decideSome(by(addDays(today, -5), 'training'), id)
}

async function heldClasses(tx: Context): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('training.class as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .select('k.id')
    .where('i.state', '=', 'closed')
    .orderBy('k.number')
    .execute()
  return rows.map((row) => row.id)
}

/** Holds a class of one day for the people, courses and teachers of another. */
async function holdClass(
  by: (day: string, username: string) => Context,
  { organisationIds }: Cast,
  {
    model,
    title,
    on,
    steps,
    also,
  }: { model: string; title: string; on: string; steps: readonly string[]; also?: string | null },
): Promise<string> {
  const plannedOn = addDays(on, -30)
  const tx = by(plannedOn, 'training')
  const id = await enterClass(
    tx,
    {
      kind: 'studyClass',
      title,
      chainCode: 'pv',
      purpose: '结合链上企业反映的问题，学习招商、人才和服务企业的办法。',
      audience: '链上相关单位业务骨干',
      hostOrgId: must(organisationIds.get('cadre-education'), 'cadre-education'),
      cohostOrgIds: [],
      startsOn: on,
      endsOn: on,
      hours: 8,
      seats: 40,
      place: '市委党校第二教室',
      modules: [
        { kind: 'free', title: '招商实务', taughtByOrgId: null },
        { kind: 'free', title: '人才和服务', taughtByOrgId: null },
      ],
    },
    { term: null, adHocReason: '链上企业集中反映问题，年度计划内没有对应班次。' },
    true,
  )
  await step(tx, id, 'submit')
  await step(by(addDays(plannedOn, 1), 'training-head'), id, 'endorse')
  await step(by(addDays(plannedOn, 3), 'training-authority'), id, 'approve')
  const trainees = (await traineesOf(tx.db, model)).map(({ personId, unit }) => ({
    personId,
    unitOrgId: unit.id,
  }))
  const unitOrgId = trainees[0]?.unitOrgId
  const isNew = also && !trainees.some(({ personId }) => personId === also)
  await enterTrainees(tx, id, [...trainees, ...(isNew && unitOrgId ? [{ personId: also, unitOrgId }] : [])])
  await enterSessions(
    tx,
    (await sessionsOf(tx.db, model)).map((session) => ({
      ...session,
      id: randomUUID(),
      classId: id,
      teacherId: session.teacher?.id ?? null,
      venueId: session.venue?.id ?? null,
      modulePosition: null,
      at: session.at === null ? null : { ...session.at, on },
    })),
  )
  for (const action of steps) {
    if (action === 'start') await releaseIn(by(on, 'training'), id, null, true)
    if (action === 'finish') await attend(by(on, 'training'), id)
    await step(by(action === 'openEnrolment' ? addDays(on, -14) : on, 'training'), id, action)
  }
  return id
}

/** Draws lessons, confirms the first half of them and drops the one after. */
async function decideSome(tx: Context, classId: string): Promise<void> {
  await drawLessonsIn(tx, classId)
  const { lessons } = await getClassLessons(tx, classId)
  const half = Math.ceil(lessons.length / 2)
  for (const [at, lesson] of lessons.slice(0, half + 1).entries())
    await decideLessonIn(tx, {
      id: lesson.id,
      lockVersion: lesson.lockVersion,
      scope: lesson.scope,
      effect: lesson.effect,
      note: at === half ? '人数少，再看一期。' : null,
      state: at === half ? 'dropped' : 'confirmed',
    })
}

/** Kinds of unit that enterprises were asked about, and how many of those trained and of the others. */
const figureKinds = ['bureau', 'countyGovernment', 'zoneCommittee', 'serviceCentre']
const unitsAsked = 8
const quartersAsked = 6

/** What enterprises said of some of the units that were trained and of as many others, quarter by quarter. */
async function loadFigures(tx: Context, classId: string): Promise<void> {
  const trained = new Set((await traineesOf(tx.db, classId)).map(({ unit }) => unit.id))
  const units = await tx.db
    .selectFrom('directory.organisation')
    .select('id')
    .where('kind', 'in', figureKinds)
    .where('valid_to', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const asked = [true, false].flatMap((isTrained) =>
    units
      .filter(({ id }) => trained.has(id) === isTrained)
      .slice(0, unitsAsked)
      .map(({ id }) => ({ id, isTrained })),
  )
  const [{ endsOn }, now] = [await getClass(tx, classId), quarterOf(businessDay(tx.clock))]
  const figures = asked.flatMap(({ id, isTrained }, unit) =>
    Array.from({ length: quartersAsked }, (_, at) => quarterAfter(now, at - quartersAsked)).flatMap(
      (quarter) =>
        demoFigures(unit, quarter, isTrained && quarter > quarterOf(endsOn)).map((figure) => ({
          ...figure,
          id: randomUUID(),
          orgId: id,
          quarter,
          source: '企业评议（演示数据，虚构）',
        })),
    ),
  )
  await insertFigures(tx.db, figures, true, tx.clock.now())
  await recordChanges(
    tx,
    figures.map((figure) =>
      loaded(figureRef(figure.id), figure, [
        { from: figureRef(figure.id), relation: 'figureOf', to: organisationRef(figure.orgId) },
      ]),
    ),
  )
}
