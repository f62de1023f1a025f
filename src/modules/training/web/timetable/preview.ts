import { addDays } from '#core/scheduling/working-calendar.ts'
import {
  findBroken,
  type Half,
  halves,
  type PlannedSession,
  type SessionTime,
  type Situation,
  type TimetableFinding,
  timeInHalf,
} from '../../contract/index.ts'

/** What would be if a session were put into a half-day. */
export interface Preview {
  at: SessionTime
  /** What it would break or leave to be wished for there. */
  findings: TimetableFinding[]
}

export const halfKey = (on: string, half: Half): string => `${on} ${half}`

/** The days of a class, and those others on which it has sessions. */
export function daysOf(startsOn: string, endsOn: string, used: readonly string[]): string[] {
  const days = new Set(used)
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.add(day)
  return [...days].sort()
}

/** The same rules as on the server, for every half-day of the class: what is shown while a session is dragged. */
export function previewsOf(
  situation: Situation,
  sessions: readonly PlannedSession[],
  moving: PlannedSession,
): Map<string, Preview> {
  const others = sessions.filter(({ id }) => id !== moving.id)
  const { startsOn, endsOn } = situation.class
  return new Map(
    daysOf(startsOn, endsOn, []).flatMap((on) =>
      halves.map((half): [string, Preview] => {
        const at = timeInHalf(
          moving,
          on,
          half,
          others.map((one) => one.at),
        )
        const found = findBroken(situation, [...others, { ...moving, at }])
        return [
          halfKey(on, half),
          { at, findings: found.filter(({ sessionIds }) => sessionIds.includes(moving.id)) },
        ]
      }),
    ),
  )
}
