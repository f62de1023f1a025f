import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AttendanceMark } from '../../contract/index.ts'
import { holdClass, marksOf, type StoredMark, sessionFor } from '../../queries/attendance/attendance.ts'
import { insertMarks } from '../../queries/attendance/attendance-writes.ts'
import { findClass } from '../../queries/class.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { isSignInCode, openMinutesBefore, signInAt, signInCode } from '../../rules/sign-in.ts'
import { type HeldSession, isArranged } from './board.ts'
import { classOfSession, markAdded, putMark } from './mark.ts'

type Secret = () => Promise<string>

/** The code of the moment for the screen in the room. @throws AppError `conflict` for a session without a day. */
export async function getSignInCode(ctx: Context, secret: Secret, sessionId: string) {
  const of = await classOfSession(ctx, sessionId)
  const session = await arranged(ctx, of.id, sessionId)
  const trainees = await traineesOf(ctx.db, of.id)
  const marks = (await marksOf(ctx.db, of.id)).filter((one) => one.sessionId === sessionId)
  const { code, renewsAt } = signInCode(await secret(), sessionId, ctx.clock.now())
  return {
    path: `/training/sign-in?session=${sessionId}&code=${code}`,
    renewsAt: renewsAt.toISOString(),
    classTitle: of.title,
    title: session.title,
    at: session.at,
    signedIn: marks.filter(({ mark }) => mark === 'present' || mark === 'late').length,
    trainees: trainees.length,
    opening: signInAt(session.at, ctx.clock.now()),
  }
}

async function arranged(ctx: Context, classId: string, sessionId: string): Promise<HeldSession> {
  const session = (await sessionsOf(ctx.db, classId)).filter(isArranged).find(({ id }) => id === sessionId)
  if (session === undefined)
    throw new AppError('conflict', 'training.attendance.notArranged', 'this session has no day yet')
  return session
}

interface OwnPlace {
  classId: string
  classTitle: string
  nominationId: string
  session: HeldSession
}

/**
 * The session as the caller, a trainee of its class, attends it.
 *
 * @throws AppError `notFound` `training.attendance.noTrainee` alike for a session that does not exist.
 */
async function ownPlace(ctx: Context, sessionId: string): Promise<OwnPlace> {
  const { personId } = ctx.actor
  const found = personId === null ? null : await sessionFor(ctx.db, sessionId, personId)
  if (found === null || found.nominationId === null)
    throw new AppError('notFound', 'training.attendance.noTrainee', 'only trainees of the class sign in')
  const { classId, classTitle, nominationId } = found
  return { classId, classTitle, nominationId, session: await arranged(ctx, classId, sessionId) }
}

const markOf = async (ctx: Context, place: OwnPlace): Promise<StoredMark | undefined> =>
  (await marksOf(ctx.db, place.classId)).find(
    (one) => one.sessionId === place.session.id && one.nominationId === place.nominationId,
  )

const toPlace = ({ classTitle, session }: OwnPlace, mark: AttendanceMark | null) => ({
  sessionId: session.id,
  title: session.title,
  classTitle,
  at: session.at,
  mark,
})

/** Where the caller is about to sign in, and whether that was done already. */
export async function getSignIn(ctx: Context, sessionId: string) {
  const place = await ownPlace(ctx, sessionId)
  return toPlace(place, (await markOf(ctx, place))?.mark ?? null)
}

/**
 * Signs the caller in. Done twice it changes nothing; what was marked by hand stands; a granted leave gives way to being
 * there.
 *
 * @throws AppError `notFound` `training.attendance.noTrainee`; `conflict` `training.attendance.codePassed`,
 *   `.notRunning`, `.tooEarly`, `.over`.
 */
export async function signIn(ctx: Context, secret: Secret, sessionId: string, code: string) {
  const key = await secret()
  return inTransaction(ctx, async (tx) => {
    const place = await ownPlace(tx, sessionId)
    await holdClass(tx.db, place.classId)
    const before = await markOf(tx, place)
    if (before !== undefined && before.way !== 'leave') return toPlace(place, before.mark)
    const now = tx.clock.now()
    if (!isSignInCode(key, sessionId, code, now))
      throw new AppError('conflict', 'training.attendance.codePassed', 'this code has passed')
    if ((await findClass(tx.db, place.classId))?.state !== 'running')
      throw new AppError('conflict', 'training.attendance.notRunning', 'the class is not running')
    const mark = signInAt(place.session.at, now)
    if (mark === 'tooEarly')
      throw new AppError('conflict', 'training.attendance.tooEarly', 'sign-in is not open yet', {
        minutes: openMinutesBefore,
        startsAt: place.session.at.startsAt,
      })
    if (mark === 'over')
      throw new AppError('conflict', 'training.attendance.over', 'the session is over', {
        endsAt: place.session.at.endsAt,
      })
    return toPlace(place, await put(tx, place, before, mark))
  })
}

async function put(
  tx: Context,
  place: OwnPlace,
  before: StoredMark | undefined,
  mark: AttendanceMark,
): Promise<AttendanceMark> {
  if (before !== undefined) {
    await recordChanges(tx, [await putMark(tx, before, { mark, way: 'code' })])
    return mark
  }
  const entry = {
    id: randomUUID(),
    sessionId: place.session.id,
    nominationId: place.nominationId,
    mark,
    way: 'code' as const,
  }
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo: false }
  const entered = await insertMarks(tx.db, [entry], by, tx.clock.now())
  // Pressed twice, or marked by hand in the same moment: what came first stands.
  if (entered.size === 0) return (await markOf(tx, place))?.mark ?? mark
  await recordChanges(tx, [markAdded(entry)])
  return mark
}
