import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { draftStates, droppedStates } from '../../contract/class-terms.ts'
import type { PaperInput } from '../../contract/papers.ts'
import type { StoredClass } from '../../queries/class.ts'
import { type UnitSeats, unitSeatsOf } from '../../queries/papers.ts'
import { type StoredSession, sessionsOf } from '../../queries/sessions.ts'
import { dayAndWeekday, daysInWords } from './class-days.ts'

/** Whether a class may be announced: somebody approved it and it takes place. */
export const isApproved = ({ state }: StoredClass): boolean =>
  ![...draftStates, ...droppedStates, 'submitted', 'endorsed'].includes(state)

/** With more units than these the notice goes to 各有关单位, and the annex names them. */
const mostNamedUnits = 20

/**
 * What the notice of a class says, for the city's template.
 *
 * @throws AppError `conflict` `training.paper.notApproved` while nobody approved the class.
 */
export async function noticeData(
  tx: Context,
  of: StoredClass,
  { number, contact, replyBy }: PaperInput,
): Promise<Record<string, unknown>> {
  if (!isApproved(of))
    throw new AppError('conflict', 'training.paper.notApproved', 'the class is not approved', { id: of.id })
  const units = await unitSeatsOf(tx.db, of.id)
  const sessions = await sessionsOf(tx.db, of.id)
  const basis = of.programmeTitle === null ? '根据工作需要' : `根据${quoted(of.programmeTitle)}安排`
  return {
    title: `关于举办${of.title}的通知`,
    mark: number === null ? null : `${of.host.name}文件`,
    number,
    recipients: recipientsOf(units),
    opening: `${basis}，经研究，决定举办${of.title}。现将有关事项通知如下。`,
    purpose: of.purpose,
    days: daysInWords(of.startsOn, of.endsOn),
    hours: String(of.hours),
    place: of.place,
    audience: `${ended(of.audience ?? '各有关单位选派的干部')}共${of.seats}人。`,
    modules: of.modules.map((module, index) => ({
      title: module.title,
      teaching: teachingOf(
        module,
        sessions.filter(({ modulePosition }) => modulePosition === index + 1),
      ),
    })),
    replyBy,
    contact: contact || null,
    quotas: units.map((unit) => ({ unit: unit.name, count: String(unit.seats) })),
    seats: String(units.reduce((sum, unit) => sum + unit.seats, 0)),
    replySlip: true,
    timetable: sessions.flatMap(({ at, title, teacher, venue }) =>
      at === null
        ? []
        : [
            {
              day: dayAndWeekday(at.on),
              time: `${at.startsAt}—${at.endsAt}`,
              title,
              teacher: teacher?.name ?? '',
              place: venue?.name ?? of.place ?? '',
            },
          ],
    ),
    issuer: of.host.name,
    date: businessDay(tx.clock),
    seal: true,
  }
}

const quoted = (title: string): string => (/[《“]/.test(title) ? title : `《${title}》`)

/** A sentence with its full stop. */
const ended = (text: string): string => (/[。！？]$/.test(text) ? text : `${text.replace(/[，；、]$/, '')}。`)

function recipientsOf(units: readonly UnitSeats[]): string[] {
  return units.length === 0 || units.length > mostNamedUnits ? ['各有关单位'] : units.map(({ name }) => name)
}

/** Courses of a module with who teaches them; before the timetable is arranged, the unit that teaches it. */
function teachingOf(
  module: StoredClass['modules'][number],
  sessions: readonly Pick<StoredSession, 'title' | 'teacher'>[],
): string {
  if (sessions.length === 0)
    return module.taughtBy === null ? '课程和授课人另行通知。' : `由${module.taughtBy.name}授课。`
  return `${sessions.map(({ title, teacher }) => (teacher === null ? title : `${title}（${teacher.name}）`)).join('；')}。`
}
