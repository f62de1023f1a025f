import type { Account } from '#modules/access/contract.ts'
import type { NewProgramme } from '#modules/training/contract/index.ts'
import {
  enterClass,
  enterProgramme,
  getClass,
  getProgramme,
  proposeProgramme,
  stepOnClassIn,
} from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from './data/days.ts'
import { must } from './loaded.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  /** By user name. */
  accounts: ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId'>>
}

/** Where a class of the programme stands by now, by its place in it: two were held, the third takes nominations. */
const stepsOfTerm: readonly (readonly string[])[] = [
  ['openEnrolment', 'closeEnrolment', 'start', 'finish', 'evaluate', 'close'],
  ['openEnrolment', 'closeEnrolment', 'start', 'finish', 'evaluate', 'close'],
  ['openEnrolment'],
]
const weeksBeforeToday = 9
const places = ['市委党校报告厅', '市行政中心一号会议室', '市委党校第二教室']

/**
 * The programme of the demo city, played through the services on the days on which it would have been done: two classes
 * were held five weeks apart, as the first two of the series were, the third is near. Beside it an ad-hoc class waits
 * for its unit.
 */
export async function loadProgramme(tx: Context, cast: Cast): Promise<void> {
  const today = businessDay(tx.clock)
  const by = (day: string, username: string): Context => {
    const account = must(cast.accounts.get(username), `the account ${username}`)
    return {
      ...tx,
      clock: fixedClock(`${day}T02:00:00Z`),
      // The program may do everything; four eyes are kept by name.
      actor: { ...tx.actor, id: account.id, name: account.name, orgId: account.orgId },
      jobs: { enqueue: () => Promise.resolve() },
    }
  }
  const firstOn = addDays(today, -7 * weeksBeforeToday)
  const plannedOn = addDays(firstOn, -42)
  const proposal = await proposeProgramme(by(plannedOn, 'training'), {
    firstOn,
    spacingWeeks: 5,
    studyDays: 3,
    clearOfHoliday: 1,
  })
  const classes = proposal.classes.map((one, index): NewProgramme['classes'][number] => ({
    ...one,
    place: places[index] ?? null,
    startsOn: must(one.startsOn ?? undefined, `a day for ${one.title}`),
    endsOn: must(one.endsOn ?? undefined, `a day for ${one.title}`),
  }))
  const programmeId = await enterProgramme(
    by(plannedOn, 'training'),
    { ...proposal, basis: '全市产业链发展暨干部教育培训工作要点（演示）', classes },
    true,
  )
  for (const { id, termNo, startsOn, endsOn } of (await getProgramme(tx, programmeId)).classes) {
    await step(by(plannedOn, 'training'), id, 'submit')
    await step(by(addDays(plannedOn, 1), 'training-head'), id, 'endorse')
    await step(by(addDays(plannedOn, 3), 'training-authority'), id, 'approve')
    const steps = stepsOfTerm[(termNo ?? 0) - 1] ?? []
    const dayOf: Record<string, string> = {
      openEnrolment: addDays(startsOn, -14),
      closeEnrolment: addDays(startsOn, -3),
      start: startsOn,
      finish: endsOn,
      // When the days of rating are over.
      evaluate: addDays(endsOn, 8),
      close: addDays(endsOn, 10),
    }
    for (const action of steps) await step(by(earlier(dayOf[action] ?? today, today), 'training'), id, action)
  }
  await loadAdHocClass(by, today, cast)
}

/** A day that has not come yet is today: what is told of the demo city was done. */
const earlier = (day: string, today: string): string => (day < today ? day : today)

async function step(tx: Context, id: string, action: string): Promise<void> {
  const { stateVersion } = await getClass(tx, id)
  await stepOnClassIn(tx, { object: { kind: 'training.class', id }, action, lockVersion: stateVersion })
}

async function loadAdHocClass(
  by: (day: string, username: string) => Context,
  today: string,
  { organisationIds }: Cast,
): Promise<void> {
  const drafter = by(addDays(today, -2), 'lead-unit')
  const id = await enterClass(
    drafter,
    {
      kind: 'studyClass',
      title: '智能家电链企业数字化转型专题研修班',
      chainCode: 'smart-appliance',
      purpose: '围绕链上企业数字化改造中的堵点，学习诊断方法和支持政策。',
      audience: '链长办、开发区和链上企业负责同志',
      hostOrgId: must(organisationIds.get('economy-information'), 'economy-information'),
      cohostOrgIds: [must(organisationIds.get('cadre-education'), 'cadre-education')],
      startsOn: addDays(today, 33),
      endsOn: addDays(today, 34),
      hours: 16,
      seats: 40,
      place: '市经信局会议室',
      modules: [
        { kind: 'free', title: '数字化转型诊断', taughtByOrgId: null },
        { kind: 'free', title: '支持政策与案例', taughtByOrgId: null },
      ],
    },
    { term: null, adHocReason: '近期多家企业集中反映数字化改造问题，年度计划内没有对应班次。' },
    true,
  )
  await step(drafter, id, 'submit')
}
