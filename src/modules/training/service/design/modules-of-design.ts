import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { classCourses } from '../../queries/class-courses.ts'

/**
 * Refuses to take away a module in which courses stand.
 *
 * @throws AppError `badInput` `training.design.moduleInUse`
 */
export async function requireModulesOfDesign(tx: Context, classId: string, modules: number): Promise<void> {
  if ((await classCourses(tx.db, classId)).some(({ modulePosition }) => modulePosition > modules))
    throw badField('modules', 'training.design.moduleInUse', 'courses of the design stand in this module')
}
