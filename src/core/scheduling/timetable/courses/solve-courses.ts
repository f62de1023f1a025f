/** The whole way for courses: what can never be met, then the search, judged by the slow evaluator. */
import { annealCourses, type CourseSearchOptions, leastCost } from './anneal-courses.ts'
import { type CourseFinding, checkCourses } from './check-courses.ts'
import { evaluateCourses } from './evaluate-courses.ts'
import type { CourseEvaluation, CourseInstance, LecturePlace } from './instance.ts'

export interface CourseSolution extends CourseEvaluation {
  /**
   * `optimal`: nothing costs less, proven. `feasible`: no rule is broken. `notFound`: rules are broken in the best that was
   * found. `infeasible`: proven that none can be; `findings` says why, and there are no places.
   */
  readonly status: 'optimal' | 'feasible' | 'notFound' | 'infeasible'
  readonly places: readonly LecturePlace[]
  readonly findings: readonly CourseFinding[]
}

/** Looks for the best timetable within the budget. */
export function solveCourses(instance: CourseInstance, options: CourseSearchOptions): CourseSolution {
  const findings = checkCourses(instance)
  if (findings.length > 0)
    return { status: 'infeasible', places: [], findings, ...evaluateCourses(instance, []) }
  const { places } = annealCourses(instance, options)
  const evaluation = evaluateCourses(instance, places)
  const status =
    evaluation.hardViolations > 0
      ? 'notFound'
      : evaluation.cost <= leastCost(instance)
        ? 'optimal'
        : 'feasible'
  return { status, places, findings, ...evaluation }
}
