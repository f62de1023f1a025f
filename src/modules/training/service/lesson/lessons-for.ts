import type { Context } from '#platform/context.ts'
import { confirmedLessons } from '../../queries/lesson.ts'
import { combineLessons } from '../../rules/combine-lessons.ts'
import type { DesignLessons } from '../../rules/design-lessons.ts'

/**
 * What confirmed lessons tell the draft of a class: those for the whole series, and those of its chain. It names no
 * person but teachers, and no figure but those a person has confirmed.
 */
export async function lessonsFor(
  ctx: Context,
  of: { chainCode: string | null; programmeId: string | null },
): Promise<DesignLessons> {
  return combineLessons(await confirmedLessons(ctx.db, of))
}
