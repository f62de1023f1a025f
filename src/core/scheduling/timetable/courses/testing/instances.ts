import fc from 'fast-check'
import type { CourseInstance } from '../instance.ts'

/** Instances of two days × two or three periods, up to `most` courses; many of them have no solution. */
export function instances(most: number, lectures = 2): fc.Arbitrary<CourseInstance> {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, most)
  return fc
    .record({
      periodsPerDay: fc.integer({ min: 2, max: 3 }),
      courses: fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            teacher: fc.constantFrom('t', `t-${id}`, `t-${id}`),
            lectures: fc.integer({ min: 1, max: lectures }),
            minDays: fc.integer({ min: 1, max: 2 }),
            students: fc.constantFrom(8, 12, 20),
          }),
        ),
      ),
      rooms: fc.constantFrom(
        [{ id: 'r', seats: 10 }],
        [
          { id: 'r', seats: 10 },
          { id: 's', seats: 20 },
        ],
      ),
      curricula: fc.array(fc.subarray(ids, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      unavailable: fc.uniqueArray(
        fc.record({ course: fc.constantFrom(...ids), day: fc.nat(1), period: fc.nat(1) }),
        { maxLength: 4, selector: ({ course, day, period }) => `${course} ${day} ${period}` },
      ),
    })
    .map(({ curricula, ...rest }) => ({
      name: 'random',
      days: 2,
      ...rest,
      curricula: curricula.map((courses, n) => ({ id: `q${n}`, courses })),
    }))
}
