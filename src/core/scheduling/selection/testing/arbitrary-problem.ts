import fc from 'fast-check'
import type { SelectionProblem } from '../problem.ts'

const tenth = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10)
/** The value once in so many times, else nothing. */
const oneIn = <T>(times: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: times - 1 }, { arbitrary, weight: 1 })
const unless = <T>(arbitrary: fc.Arbitrary<T>) => oneIn(2, arbitrary)

/** Small problems with everything in them, many of them infeasible; at most nine people, for brute force. */
export const arbitraryProblem: fc.Arbitrary<SelectionProblem> = fc
  .record({
    people: fc.integer({ min: 0, max: 9 }),
    units: fc.integer({ min: 1, max: 3 }),
    needs: fc.integer({ min: 0, max: 4 }),
  })
  .chain((size) => {
    const ids = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`)
    const [people, units, needs] = [ids('p', size.people), ids('u', size.units), ids('n', size.needs)]
    return fc.record({
      seats: fc.integer({ min: 0, max: 6 }),
      people: fc.tuple(
        ...people.map((id) =>
          fc.record({
            id: fc.constant(id),
            unit: fc.constantFrom(...units),
            kinds: fc.subarray(['a', 'b']),
            covers: fc.subarray(needs),
            duty: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), tenth(10)),
            mustAttend: oneIn(20, fc.constant(true)),
            blocked: oneIn(6, fc.constantFrom(true, 'clash')),
            carriedOver: oneIn(4, fc.constant(true)),
          }),
        ),
      ),
      needs: fc.tuple(
        ...needs.map((id) =>
          fc.record({ id: fc.constant(id), weight: fc.oneof(fc.integer({ min: 0, max: 3 }), tenth(5)) }),
        ),
      ),
      units: fc.tuple(
        ...units.map((id) =>
          fc
            .record({
              min: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
              more: fc.integer({ min: 0, max: 4 }),
              headcount: fc.integer({ min: 4, max: 20 }),
              away: fc.constantFrom(undefined, 0, 1),
            })
            .map(({ min, more, headcount, away }) => ({ id, min, max: min + more, headcount, away })),
        ),
      ),
      maxUnitShare: fc.constantFrom(0.29, 0.5, 1),
      previous: unless(fc.subarray(people)),
      weights: fc.record({
        coverage: tenth(2),
        duty: tenth(1),
        change: tenth(3),
        precedence: unless(tenth(1)),
      }),
      kindLimits: oneIn(
        3,
        fc.subarray([
          { kind: 'a', min: 2 },
          { kind: 'b', min: 1, max: 2 },
        ]),
      ),
      pins: unless(
        fc
          .tuple(
            fc.subarray(people, { maxLength: Math.min(1, people.length) }),
            fc.subarray(people, { maxLength: Math.min(1, people.length) }),
          )
          .map(([inside, outside]) => ({ in: inside, out: outside })),
      ),
    })
  })
