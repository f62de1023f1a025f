import { proposeClassDates } from '#core/scheduling/class-dates.ts'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { listChainNames } from '#modules/chains/index.ts'
import { loadCalendar } from '#platform/calendar/load-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type ProgrammeProposal, type ProposedClass, programmeProposal } from '../../contract/index.ts'
import { classesWithin } from '../../queries/class.ts'
import { chainLecture, type StudyTheme, studyClass, studyThemes } from '../../rules/class-template.ts'
import { teachingDepartments } from '../class/propose-class.ts'

export interface ProposalWish {
  firstOn: string
  spacingWeeks: number
  studyDays: number
  clearOfHoliday: number
}

/**
 * A year of classes from the template: one lecture for each chain in force, then the two study classes, on working days
 * clear of holidays and of classes that are there already. Stores nothing.
 *
 * @throws AppError `conflict` `training.programme.noHost` for somebody who acts for no organisation.
 */
export async function proposeProgramme(ctx: Context, wish: ProposalWish): Promise<ProgrammeProposal> {
  requireRight(ctx, 'training.programme.edit')
  const { orgId } = ctx.actor
  if (orgId === null)
    throw new AppError('conflict', 'training.programme.noHost', 'a programme is held by an organisation')
  const departments = await teachingDepartments(ctx)
  const chains = await listChainNames(ctx.db, businessDay(ctx.clock))
  const themes = Object.keys(studyThemes) as StudyTheme[]
  const drafts = [
    ...chains.map((chain) => ({ template: chainLecture(chain, departments), days: 1 })),
    ...themes.map((theme) => ({ template: studyClass(theme, wish.studyDays), days: wish.studyDays })),
  ]
  const year = Number(wish.firstOn.slice(0, 4))
  // The last class, its window and the days of holiday around it.
  const endsBy = addDays(wish.firstOn, drafts.length * wish.spacingWeeks * 7 + 30)
  const calendar = await loadCalendar(ctx.db, year - 1, Number(endsBy.slice(0, 4)))
  const taken = (await classesWithin(ctx.db, { startsOn: wish.firstOn, endsOn: endsBy })).flatMap(daysOf)
  const dates = proposeClassDates(calendar, { ...wish, lengths: drafts.map(({ days }) => days), taken })
  const years = new Set(dates.flatMap(({ aimedOn, endsOn }) => [aimedOn, endsOn ?? aimedOn]).map(yearOf))
  return programmeProposal.parse({
    year,
    title: `${year}年“${chains.length}+${themes.length}”系列专题培训`,
    hostOrgId: orgId,
    spacingWeeks: wish.spacingWeeks,
    classes: drafts.map(
      ({ template }, index): ProposedClass => ({ ...template, hostOrgId: orgId, ...dates[index]! }),
    ),
    provisionalYears: [...calendar.provisionalYears].filter((one) => years.has(one)).sort((a, b) => a - b),
  })
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

function daysOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const days: string[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day)
  return days
}
