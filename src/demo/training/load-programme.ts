import type { NewProgramme } from '#modules/training/contract/index.ts'
import { enterClass, enterProgramme, getProgramme, proposeProgramme } from '#modules/training/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { must } from '../loaded.ts'
import { type DemoAccounts, playedBy } from './played-by.ts'
import { stepOnDemoClass as step } from './step-on-demo-class.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  accounts: DemoAccounts
}

const weeksBeforeToday = 9
const places = ['市委党校报告厅', '市行政中心一号会议室', '市委党校第二教室']

/**
 * The programme of the demo city, planned and approved through the services on the days on which it would have been done.
 * Beside it an ad-hoc class waits for its unit.
 */
export async function loadProgramme(tx: Context, cast: Cast): Promise<void> {
  const today = businessDay(tx.clock)
  const by = playedBy(tx, cast.accounts)
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
    // Fewer than will be nominated for the class that enrols.
    seats: index === 2 ? 26 : one.seats,
    startsOn: must(one.startsOn ?? undefined, `a day for ${one.title}`),
    endsOn: must(one.endsOn ?? undefined, `a day for ${one.title}`),
  }))
  const programmeId = await enterProgramme(
    by(plannedOn, 'training'),
    { ...proposal, basis: '全市产业链发展暨干部教育培训工作要点（演示）', classes },
    true,
  )
  for (const { id } of (await getProgramme(tx, programmeId)).classes) {
    await step(by(plannedOn, 'training'), id, 'submit')
    await step(by(addDays(plannedOn, 1), 'training-head'), id, 'endorse')
    await step(by(addDays(plannedOn, 3), 'training-authority'), id, 'approve')
  }
  await loadAdHocClass(by, today, cast)
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
