import { isOrdinaryWorkday, overlaps } from '#core/scheduling/class-dates.ts'
import { addDays, dayNumber, type WorkingCalendar } from '#core/scheduling/working-calendar.ts'
import type { ClassWarning } from '../contract/index.ts'

/** What is known of a class where days are laid against each other. */
export interface DatedClass {
  id: string
  title: string
  programmeId: string | null
  startsOn: string
  endsOn: string
}

/**
 * What speaks against the days of a class. Nothing of it forbids them: a person may have reasons.
 *
 * @param others classes that take place near it; the class itself may be among them.
 * @param spacingWeeks weeks from class to class of its programme; a class of it that begins in less than half of that is
 *   said to be too close. Null for an ad-hoc class.
 */
export function classWarnings(
  calendar: WorkingCalendar,
  one: DatedClass,
  others: readonly DatedClass[],
  spacingWeeks: number | null,
): ClassWarning[] {
  const warnings: ClassWarning[] = []
  for (let day = one.startsOn; day <= one.endsOn; day = addDays(day, 1))
    if (!isOrdinaryWorkday(calendar, day)) warnings.push({ rule: 'notWorkday', day })
  for (const other of others) {
    if (other.id === one.id) continue
    const { title, startsOn } = other
    if (overlaps(one, other)) {
      warnings.push({ rule: 'sameDays', classId: other.id, title, startsOn })
      continue
    }
    const days = Math.abs(dayNumber(one.startsOn) - dayNumber(startsOn))
    const sameProgramme = one.programmeId !== null && one.programmeId === other.programmeId
    if (sameProgramme && spacingWeeks !== null && days * 2 < spacingWeeks * 7)
      warnings.push({ rule: 'tooClose', title, startsOn, days })
  }
  return warnings
}
