import type { Context } from '#platform/context.ts'
import type { OwnClass } from '../../contract/index.ts'
import { classesOfTrainee, leavesOf } from '../../queries/attendance/attendance.ts'
import { hoursOfPerson } from '../../queries/attendance/hours.ts'
import { findClass } from '../../queries/class.ts'
import { leaveLimit } from '../../rules/attendance.ts'
import { hoursOfLeave, sheetOf, standingIn, toSession, totalHours } from './board.ts'
import { leaveStatesOfClass } from './leave.ts'

/** The classes of the caller with sessions, marks and leave, and the hours credited; nothing without a person. */
export async function getOwnTraining(ctx: Context) {
  const { personId } = ctx.actor
  if (personId === null) return { classes: [], hours: [] }
  const classes: OwnClass[] = []
  for (const one of await classesOfTrainee(ctx.db, personId)) {
    const own = await ownClass(ctx, one.classId, one.nominationId)
    if (own !== null) classes.push(own)
  }
  const hours = (await hoursOfPerson(ctx.db, personId)).map((one) => ({
    id: one.id,
    kind: one.kind,
    source: one.source,
    hours: one.hours,
    earnedOn: one.earnedOn,
  }))
  return { classes, hours }
}

async function ownClass(ctx: Context, classId: string, nominationId: string): Promise<OwnClass | null> {
  const of = await findClass(ctx.db, classId)
  const sheet = await sheetOf(ctx.db, classId)
  const who = sheet.attendees.find((one) => one.nominationId === nominationId)
  if (of === null || who === undefined) return null
  const marks = new Map(
    sheet.marks.filter((one) => one.nominationId === nominationId).map((one) => [one.sessionId, one.mark]),
  )
  const leaves = (await leavesOf(ctx.db, classId)).filter((one) => one.nominationId === nominationId)
  const asked = new Set(
    leaves.filter(({ state }) => state !== 'refused').flatMap(({ sessionIds }) => sessionIds),
  )
  // What was marked or asked for already leaves nothing to ask for.
  const isLeft = sheet.sessions.some(({ id }) => !marks.has(id) && !asked.has(id))
  return {
    id: of.id,
    nominationId,
    title: of.title,
    startsOn: of.startsOn,
    endsOn: of.endsOn,
    place: of.place,
    mayAskLeave: isLeft && !who.withdrawn && leaveStatesOfClass.includes(of.state),
    tally: sheet.tallyOf(nominationId),
    leaveLimit: leaveLimit(totalHours(sheet)),
    standing: standingIn(sheet, who),
    sessions: sheet.sessions.map((one) => ({ ...toSession(one), mark: marks.get(one.id) ?? null })),
    leaves: leaves.map((one) => ({
      id: one.id,
      sessionIds: one.sessionIds,
      hours: hoursOfLeave(sheet, one),
      reason: one.reason,
      state: one.state,
      decisionReason: one.decisionReason,
    })),
  }
}
