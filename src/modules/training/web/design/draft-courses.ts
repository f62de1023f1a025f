import type { DesignCourseInput } from '../../contract/index.ts'

/**
 * Moves a course one place up or down. At the edge of its module it goes over into the next one, as its last or first
 * course.
 */
export function moved(
  courses: readonly DesignCourseInput[],
  courseId: string,
  by: -1 | 1,
): DesignCourseInput[] {
  const sorted = courses.toSorted((a, b) => a.modulePosition - b.modulePosition)
  const at = sorted.findIndex((one) => one.courseId === courseId)
  const one = sorted[at]
  const other = sorted[at + by]
  if (one === undefined || other === undefined) return sorted
  if (one.modulePosition !== other.modulePosition)
    return sorted.with(at, { ...one, modulePosition: other.modulePosition })
  return sorted.with(at, other).with(at + by, one)
}
