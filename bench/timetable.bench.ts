import { seededRandom } from '#core/random/seeded-random.ts'
import { solveTimetable } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import { annealCourses } from '#core/scheduling/timetable/courses/anneal-courses.ts'
import type { Benchmark } from './benchmark.ts'
import { generateCtt } from './generate-ctt.ts'
import { generateTimetable } from './generate-timetable.ts'

const seconds = 30

export const benchmark: Benchmark = {
  name: 'timetable',
  title: 'Timetable of training classes over eight half-days, until it is proven to be the best',
  runs: 3,
  warmups: 1,
  ours: {
    name: 'solveTimetable',
    note:
      `sizes are classes of seven sessions; a perfect timetable is hidden in each problem, so cost 0 is proven to be the ` +
      `best; at most ${seconds} s`,
    sizes: [6, 10, 20],
    prepare(size) {
      const problem = generateTimetable(size)
      let seed = 0
      return () => {
        const { status, hardViolations, cost } = solveTimetable(problem, {
          random: seededRandom(seed++),
          budget: { milliseconds: seconds * 1000, now: () => performance.now() },
        })
        return {
          figures: {
            sessions: problem.sessions.length,
            teachers: problem.teachers.length,
            rooms: problem.rooms.length,
            status,
            hardViolations,
            cost,
          },
        }
      }
    },
  },
  peers: [
    {
      name: 'annealCourses',
      note:
        'no other program but the other problem: course timetabling as in ITC-2007, track 3, one thread for 20 s on a made-up ' +
        'instance of so many courses that has a timetable without a broken rule',
      sizes: [101],
      prepare(size) {
        const { instance } = generateCtt(1, {
          courses: size,
          rooms: Math.ceil(size / 6),
          days: 5,
          periodsPerDay: 5,
          curricula: Math.round(size * 0.7),
          occupancy: 0.85,
        })
        return () => {
          const { hardViolations, cost, moves } = annealCourses(instance, {
            random: seededRandom(1),
            budget: { milliseconds: 20_000, now: () => performance.now() },
          })
          const lectures = instance.courses.reduce((sum, course) => sum + course.lectures, 0)
          return {
            figures: { lectures, hardViolations, cost, millionMovesPerSecond: Math.round(moves / 2e5) / 100 },
          }
        }
      },
    },
  ],
}
