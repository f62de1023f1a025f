import { describe, expect, it } from 'vitest'
import { leastHoursOf, needOutcomes, sourceOutcomes } from './outcomes.ts'
import { course, designData, need, teacher } from './testing/design-data.ts'

const draftOf = (courseId: string, hours = 3) => ({
  modulePosition: 1,
  courseId,
  versionNo: 1,
  teacherId: null,
  hours,
})
const away = { fromOn: '2026-09-10', untilOn: '2026-09-10', half: 'all' as const, reason: null }

describe('SYS9 what becomes of a need', () => {
  it('is met by every course of the draft that covers one of its topics, with those topics', () => {
    const data = designData({
      needs: [need('n', ['a', 'b'])],
      courses: [course('x', ['a']), course('y', ['b', 'c'])],
    })
    expect(needOutcomes(data, [draftOf('x'), draftOf('y')]).get('n')).toEqual({
      outcome: 'met',
      metBy: [
        { courseId: 'x', topics: ['a'] },
        { courseId: 'y', topics: ['b'] },
      ],
      reason: null,
    })
  })

  it('an older version of a course counts as what it taught then', () => {
    const two = course('x', ['a'])
    const data = designData({
      needs: [need('n', ['a'])],
      courses: [
        {
          ...two,
          versions: [
            { ...two.versions[0]!, versionNo: 2 },
            { ...two.versions[0]!, topics: [] },
          ],
        },
      ],
    })
    expect(needOutcomes(data, [draftOf('x')]).get('n')?.outcome).toBe('leftOut')
    expect(needOutcomes(data, [{ ...draftOf('x'), versionNo: 2 }]).get('n')?.outcome).toBe('met')
  })

  const reasonWith = (
    given: Parameters<typeof designData>[0],
    draft = [draftOf('other', 3)],
    avoided = new Map(),
  ) => needOutcomes(designData({ needs: [need('n', ['a'])], ...given }), draft, avoided).get('n')?.reason

  it.each([
    ['no course covers the topic', [], { rule: 'noCourse', topics: ['主题a'] }],
    [
      'only a retired course does',
      [course('x', ['a'], { retired: true })],
      { rule: 'onlyRetired', course: '课程x' },
    ],
    [
      'only a course of another chain does',
      [course('x', ['a'], { content: { chains: ['food'] } })],
      { rule: 'otherChain', course: '课程x' },
    ],
    [
      'no module takes its category',
      [course('x', ['a'], { content: { category: 'finance' } })],
      { rule: 'noModule', course: '课程x', category: 'finance' },
    ],
    [
      'its teacher is away',
      [course('x', ['a'], { teacherIds: ['t'] })],
      { rule: 'noTeacher', course: '课程x' },
    ],
    [
      // Of 8 hours 3 are taken; two thirds of 9 hours are 6.
      'the hours left do not suffice',
      [course('x', ['a'], { content: { hours: 9 } })],
      { rule: 'noHours', course: '课程x', hours: 6, free: 5 },
    ],
    ['it would fit and was not taken', [course('x', ['a'])], { rule: 'notChosen', course: '课程x' }],
  ])('%s', (_, courses, reason) => {
    expect(
      reasonWith({
        courses: [...courses, course('other', ['z'])],
        teachers: [teacher('t', { busy: [away] })],
      }),
    ).toEqual(reason)
  })

  it('only a course that is not shared covers the topic: its title is not told', () => {
    expect(reasonWith({ unsharedTopics: new Set(['a']) })).toEqual({ rule: 'notShared' })
    expect(
      reasonWith({ courses: [course('x', ['a'], { inSight: false })], unsharedTopics: new Set(['a']) }),
    ).toEqual({
      rule: 'notShared',
    })
  })

  it('experience speaks against the course', () => {
    expect(reasonWith({ courses: [course('x', ['a'])] }, [], new Map([['x', '上期评分低']]))).toEqual({
      rule: 'avoided',
      course: '课程x',
      why: '上期评分低',
    })
  })

  it('of several reasons the one that is easiest to do away with is told', () => {
    const courses = [
      course('x', ['a'], { retired: true }),
      course('y', ['a'], { content: { hours: 30 } }),
      course('z', ['a'], { content: { category: 'finance' } }),
    ]
    expect(reasonWith({ courses })).toMatchObject({ rule: 'noHours', course: '课程y' })
  })

  it('a teacher who can be had for half a day of the class can be had', () => {
    const courses = [course('x', ['a'], { teacherIds: ['t'] })]
    expect(
      reasonWith({ courses, teachers: [teacher('t', { busy: [{ ...away, half: 'am' }] })] }),
    ).toMatchObject({
      rule: 'notChosen',
    })
    expect(
      reasonWith({
        courses,
        teachers: [
          teacher('t', {
            busy: [
              { ...away, half: 'am' },
              { ...away, half: 'pm' },
            ],
          }),
        ],
      }),
    ).toMatchObject({ rule: 'noTeacher' })
  })
})

it('two thirds of a course in half hours are its least: 3 → 2, 4 → 3, 2.5 → 2', () => {
  expect([3, 4, 2.5, 0.5].map(leastHoursOf)).toEqual([2, 3, 2, 0.5])
})

describe('SYS10 problems and gaps', () => {
  const problem = { kind: 'matters.problem' as const, id: 'p', nodeCode: null, verdict: null }
  const gap = { kind: 'chains.node' as const, id: 'glass', nodeCode: 'glass', verdict: 'weak' as const }
  const data = designData({
    needs: [
      need('raised', ['a'], { sources: [{ kind: 'matters.problem', id: 'p' }] }),
      need('ofNode', ['b'], { nodeCode: 'glass' }),
    ],
    courses: [course('x', ['a'])],
    sources: [problem, gap, { ...problem, id: 'q' }],
  })

  it('are addressed by a met need that was raised from them or is of their node', () => {
    const told = sourceOutcomes(data, needOutcomes(data, [draftOf('x')]))
    expect(told.map(({ source, outcome, needIds }) => [source.id, outcome, needIds])).toEqual([
      ['p', 'addressed', ['raised']],
      ['glass', 'leftOut', ['ofNode']],
      ['q', 'leftOut', []],
    ])
  })
})
