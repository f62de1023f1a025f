import { randomUUID } from 'node:crypto'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { askLeaveIn, enterClass, releaseIn } from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'
import { must } from '../loaded.ts'
import { enterSessions, enterTrainees } from './enter-parts.ts'
import type { DemoAccounts } from './played-by.ts'
import { stepOnDemoClass } from './step-on-demo-class.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  accounts: DemoAccounts
}

/** Sessions over the whole day and evening, so that at most hours of it somebody can sign in. */
const day = [
  { kind: 'opening', title: '开班动员', half: 'am', startsAt: '08:30', endsAt: '09:00', hours: 0.5 },
  { kind: 'teaching', title: '要素保障政策解读', half: 'am', startsAt: '09:00', endsAt: '12:00', hours: 3.5 },
  {
    kind: 'teaching',
    title: '项目用地用能案例研讨',
    half: 'pm',
    startsAt: '13:00',
    endsAt: '17:30',
    hours: 4,
  },
  { kind: 'discussion', title: '分组讨论', half: 'pm', startsAt: '18:00', endsAt: '22:00', hours: 2 },
] as const

/** Accounts whose people attend, so that with them signing in can be tried. */
const attending = [
  'trainee',
  'lead-unit',
  'chain-office',
  'county',
  'zone',
  'talent',
  'investment',
  'instructor',
]

/** A class that runs today: trainees with accounts among them, sessions today, one leave to be decided. */
export async function loadClassOfToday(
  tx: Context,
  by: (day: string, username: string) => Context,
  today: string,
  { organisationIds, accounts }: Cast,
): Promise<void> {
  const before = (days: number) => addDays(today, -days)
  const host = must(organisationIds.get('cadre-education'), 'cadre-education')
  const id = await enterClass(
    by(before(20), 'training'),
    {
      kind: 'studyClass',
      title: '重点项目要素保障专题研修班',
      chainCode: null,
      purpose: '帮助链长办和要素保障单位吃透最新政策，现场商量项目卡点。',
      audience: '链长办、县（市、区）、开发区和要素保障单位业务骨干',
      hostOrgId: host,
      cohostOrgIds: [],
      startsOn: today,
      endsOn: today,
      hours: 10,
      seats: 40,
      place: '市委党校第三教室',
      modules: [{ kind: 'free', title: '要素保障政策与案例', taughtByOrgId: null }],
    },
    { term: null, adHocReason: '近期项目集中开工，用地用能问题突出，年度计划内没有对应班次。' },
    true,
  )
  await stepOnDemoClass(by(before(20), 'training'), id, 'submit')
  await stepOnDemoClass(by(before(19), 'training-head'), id, 'endorse')
  await stepOnDemoClass(by(before(17), 'training-authority'), id, 'approve')
  await stepOnDemoClass(by(before(14), 'training'), id, 'openEnrolment')
  const trainees = await enrol(tx, id, accounts)
  const sessions = await arrange(tx, id, today)
  await stepOnDemoClass(by(before(3), 'training'), id, 'closeEnrolment')
  await releaseIn(by(before(2), 'training'), id, null, true)
  await stepOnDemoClass(by(today, 'training'), id, 'start')
  const asking = must(trainees.at(-1), 'a trainee of the class of today')
  const opening = must(sessions[0], 'a session of today')
  await askLeaveIn(
    by(today, 'training'),
    { id: asking, sessionIds: [opening], reason: '上午须先到窗口办理项目开工手续' },
    true,
  )
}

/** Gives the ids of the nominations. */
async function enrol(tx: Context, classId: string, accounts: DemoAccounts): Promise<string[]> {
  const ids = attending.map((username) => must(accounts.get(username), username).id)
  const people = await tx.db
    .selectFrom('access.account as a')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .select(['p.id', 'p.org_id'])
    .where('a.id', 'in', ids)
    .orderBy('p.name_order')
    .execute()
  return enterTrainees(
    tx,
    classId,
    people.map(({ id, org_id: unitOrgId }) => ({ personId: id, unitOrgId })),
  )
}

/** Gives the ids of the sessions in the order of the day. */
async function arrange(tx: Context, classId: string, today: string): Promise<string[]> {
  const teachers = await tx.db
    .selectFrom('training.teacher')
    .select('id')
    .where('retired', '=', false)
    .orderBy('name')
    .limit(2)
    .execute()
  let taught = 0
  const sessions = day.map(({ kind, title, hours, ...at }) => ({
    id: randomUUID(),
    classId,
    kind,
    title,
    course: null,
    modulePosition: 1,
    teacherId: kind === 'teaching' ? (teachers[taught++]?.id ?? null) : null,
    venueId: null,
    at: { on: today, ...at },
    hours,
  }))
  await enterSessions(tx, sessions)
  return sessions.map(({ id }) => id)
}
