import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { classTitles, visibleClasses } from '../../queries/class.ts'
import { courseIdsInSight, courseTitles } from '../../queries/course.ts'
import { type UsedKind, usesOf } from '../../queries/uses.ts'
import { coursesInSight } from '../library/course-sight.ts'

/** So many uses are named in the refusal; the others are counted. */
const mostNamed = 5

/**
 * Refuses to delete what is used, naming the classes and courses that use it as far as the actor sees them.
 *
 * @throws AppError `conflict` `training.object.inUse`; `training.object.inUseUnseen` where the actor sees none of them.
 */
export async function requireUnused(tx: Context, kind: UsedKind, id: string): Promise<void> {
  const { classIds, courseIds } = await usesOf(tx.db, kind, id)
  const count = classIds.length + courseIds.length
  if (count === 0) return
  const classes = await classTitles(tx.db, [...(await visibleClasses(tx, classIds))])
  const seen = await courseIdsInSight(tx.db, courseIds, coursesInSight(tx))
  const names = [...classes.values(), ...(await courseTitles(tx.db, [...seen])).values()]
  const reason = names.length === 0 ? 'training.object.inUseUnseen' : 'training.object.inUse'
  throw new AppError('conflict', reason, `${kind} ${id} is in use`, {
    id,
    count,
    where: names.slice(0, mostNamed),
  })
}
