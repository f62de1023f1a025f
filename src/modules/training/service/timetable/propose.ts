import { availableParallelism } from 'node:os'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { timetableSentence } from '#platform/timetabling/sentences.ts'
import { solveTimetableInThreads } from '#platform/timetabling/solve.ts'
import type { TimetableProposal } from '../../contract/index.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { releasedSessionsOf, timetableVersion } from '../../queries/timetable.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { inClassHours, placesFrom, problemOf } from '../../rules/timetable-problem.ts'
import { visibleClass } from '../class/show-class.ts'
import { mayDraft, situationOf, toPlanned } from './load.ts'

/** How long a proposal is searched for. */
const seconds = 5
/** Classes for which a proposal is being computed: one each, and never so many that the machine does nothing else. */
const busy = new Set<string>()
const mostAtOnce = Math.max(1, Math.floor(availableParallelism() / 2))

/**
 * Times and rooms for the sessions of a class that break as few rules as can be found and move little of what was
 * released. Nothing is changed. The search runs in threads of its own.
 *
 * @throws AppError `conflict` `training.timetable.empty` without sessions; `tooMany` `training.timetable.busy`.
 */
export async function proposeTimetable(ctx: Context, id: string): Promise<TimetableProposal> {
  const one = await visibleClass(ctx, id)
  if (!mayDraft(ctx, one))
    throw new AppError('forbidden', 'platform.right.missing', 'the right training.class.draft is needed', {
      permission: 'training.class.draft',
    })
  const lockVersion = await timetableVersion(ctx.db, id)
  const sessions = (await sessionsOf(ctx.db, id)).map(toPlanned)
  if (sessions.length === 0)
    throw new AppError('conflict', 'training.timetable.empty', 'there is no session to place')
  const published = await releasedSessionsOf(ctx.db, id)
  const situation = await situationOf(ctx, one, sessions, published)
  const trainees = (await traineesOf(ctx.db, id)).map(({ personId }) => personId)
  const problem = problemOf({ id, title: one.title, trainees }, situation, sessions)
  if (busy.size >= mostAtOnce || busy.has(id))
    throw new AppError('tooMany', 'training.timetable.busy', 'a timetable is being computed', { seconds })
  busy.add(id)
  const began = performance.now()
  try {
    const found = await solveTimetableInThreads(problem, {
      seconds,
      seed: `${id} ${lockVersion}`,
      workers: mostAtOnce > 1 ? 2 : 1,
    })
    return {
      status: found.status,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      lockVersion,
      places: placesFrom(found.placements, sessions),
      reasons: found.broken
        .filter(({ hard }) => hard)
        .map((broken) => timetableSentence(problem, inClassHours(broken))),
    }
  } finally {
    busy.delete(id)
  }
}
