import { describe, expect, it } from 'vitest'
import { noLessons } from '../design-lessons.ts'
import { changesBy } from './changes.ts'
import { teacherFor } from './places.ts'
import { proposeCourses } from './propose.ts'
import { course, designData, need, teacher } from './testing/design-data.ts'

const module = (
  kind: 'industry' | 'talentParty' | 'investment' | 'free',
  title: string,
  taughtByOrgId = null as string | null,
) => ({
  kind,
  title,
  taughtByOrgId,
  taughtBy: taughtByOrgId === null ? null : { name: '组织部' },
})
const lecture = {
  modules: [
    module('industry', '产业'),
    module('talentParty', '人才党建', 'org'),
    module('investment', '招商'),
  ],
}
const ids = (data: Parameters<typeof proposeCourses>[0], lessons = noLessons) =>
  proposeCourses(data, lessons).courses.map(({ courseId }) => courseId)

describe('SYS13 a draft from needs', () => {
  it('every module of the template has a course of its kind, within the hours', () => {
    const data = designData({
      class: lecture,
      needs: [need('a', ['a']), need('b', ['b'])],
      courses: [
        course('trend', ['a']),
        course('party', [], { content: { category: 'partyBuilding' } }),
        course('invest', ['b'], { content: { category: 'investment' } }),
        course('money', ['b'], { content: { category: 'finance' } }),
      ],
    })
    const { courses } = proposeCourses(data)
    expect(courses.map(({ modulePosition, courseId }) => [modulePosition, courseId])).toEqual([
      [1, 'trend'],
      [2, 'party'],
      [3, 'invest'],
    ])
    // 3 × 3 hours are one too many.
    expect(courses.reduce((sum, { hours }) => sum + hours, 0)).toBe(8)
  })

  it('of courses that meet the same it takes that of the chain, then one that was taught before', () => {
    const needs = [need('a', ['a'])]
    const own = course('z-own', ['a'], { content: { chains: ['pv'] } })
    const used = course('y-used', ['a'], { timesUsed: 2 })
    expect(ids(designData({ needs, courses: [course('a-plain', ['a']), used, own] }))).toEqual(['z-own'])
    expect(ids(designData({ needs, courses: [course('a-plain', ['a']), used] }))).toEqual(['y-used'])
  })

  it('of courses that are worth the same it takes the first by title, whatever their ids', () => {
    const titled = (id: string, title: string) => course(id, ['a'], { content: { title } })
    const needs = [need('a', ['a'])]
    expect(ids(designData({ needs, courses: [titled('1', '乙'), titled('2', '丙')] }))).toEqual(['2'])
    expect(ids(designData({ needs, courses: [titled('1', '丙'), titled('2', '乙')] }))).toEqual(['1'])
  })

  it('a course is not added for being liked alone', () => {
    const liked = course('liked', [], { timesUsed: 9, content: { chains: ['pv'] } })
    expect(ids(designData({ needs: [need('a', ['a'])], courses: [course('x', ['a']), liked] }))).toEqual([
      'x',
    ])
  })

  it('a course whose teachers are all away is not proposed', () => {
    const busy = [{ fromOn: '2026-09-01', untilOn: '2026-09-30', half: 'all' as const, reason: null }]
    const courses = [course('x', ['a'], { teacherIds: ['t'] })]
    expect(
      ids(designData({ needs: [need('a', ['a'])], courses, teachers: [teacher('t', { busy })] })),
    ).toEqual([])
  })

  it('the module of a unit is taught by somebody of it, that on industry by an outside expert', () => {
    const both = course('x', ['a'], { teacherIds: ['inside', 'outside'] })
    const data = designData({
      class: lecture,
      courses: [both],
      teachers: [teacher('inside', { orgId: 'org' }), teacher('outside')],
    })
    expect(teacherFor(data, both, 0)?.id).toBe('outside')
    expect(teacherFor(data, both, 1)?.id).toBe('inside')
  })

  it('of teachers that suit as well the one of the lower fee is taken', () => {
    const both = course('x', [], { teacherIds: ['academician', 'other'] })
    const data = designData({
      courses: [both],
      teachers: [teacher('academician', { level: 'academician' }), teacher('other')],
    })
    expect(teacherFor(data, both, 0)?.id).toBe('other')
  })

  it('a free module takes courses that share words with its title, any where none does', () => {
    const modules = [module('free', '产业基金与资本招商'), module('free', '专题一')]
    const money = course('money', ['a'], { content: { category: 'finance', title: '产业基金运作' } })
    const land = course('land', ['b'], { content: { category: 'planning', title: '用地保障' } })
    const data = designData({
      class: { chainCode: null, modules },
      needs: [need('a', ['a']), need('b', ['b'])],
      courses: [money, land],
    })
    expect(
      proposeCourses(data).courses.map(({ modulePosition, courseId }) => [modulePosition, courseId]),
    ).toEqual([
      [1, 'money'],
      [2, 'land'],
    ])
  })
})

describe('PROM4 lessons of earlier classes', () => {
  const data = designData({
    class: { hours: 3 },
    needs: [need('a', ['a'], { weight: 3 }), need('b', ['b'], { weight: 2 })],
    courses: [course('x', ['a']), course('y', ['b'])],
  })

  it('weights of topics change what is taught, and the change is named', () => {
    const lessons = { ...noLessons, topicWeights: [{ topicCode: 'b', weight: 3, why: '多数学员要求再讲' }] }
    const proposed = proposeCourses(data, lessons).courses
    expect(ids(data)).toEqual(['x'])
    expect(proposed.map(({ courseId }) => courseId)).toEqual(['y'])
    expect(changesBy(data, lessons, proposed)).toEqual([
      {
        subject: 'topic',
        id: 'b',
        name: '主题b',
        factor: 3,
        attitude: null,
        why: '多数学员要求再讲',
        keptFor: null,
        added: ['课程y'],
        removed: ['课程x'],
      },
    ])
  })

  it('an avoided course gives way, and stays where nothing else fills the module', () => {
    const lessons = { ...noLessons, courses: [{ courseId: 'x', attitude: 'avoid' as const, why: '评分低' }] }
    expect(ids(data, lessons)).toEqual(['y'])
    expect(ids(designData({ needs: [need('a', ['a'])], courses: [course('x', ['a'])] }), lessons)).toEqual([
      'x',
    ])
  })

  it('an avoided course that stays says how many needs it is kept for', () => {
    const alone = designData({
      needs: [need('a', ['a']), need('b', ['b']), need('c', ['a', 'c'])],
      courses: [course('x', ['a']), course('y', ['b'])],
    })
    const lessons = { ...noLessons, courses: [{ courseId: 'x', attitude: 'avoid' as const, why: '评分低' }] }
    // Of three needs x alone meets a and c; without it b is left.
    expect(changesBy(alone, lessons, proposeCourses(alone, lessons).courses)).toMatchObject([
      { subject: 'course', id: 'x', added: [], removed: [], keptFor: 2 },
    ])
    const gone = { ...noLessons, courses: [{ courseId: 'x', attitude: 'avoid' as const, why: '评分低' }] }
    expect(changesBy(data, gone, proposeCourses(data, gone).courses)).toMatchObject([
      { added: ['课程y'], removed: ['课程x'], keptFor: null },
    ])
  })

  it('a preferred teacher is taken, an avoided one is not; a lesson that changes nothing says so', () => {
    const both = course('x', ['a'], { teacherIds: ['t1', 't2'] })
    const with2 = designData({
      needs: [need('a', ['a'])],
      courses: [both],
      teachers: [teacher('t1'), teacher('t2')],
    })
    const lessons = {
      ...noLessons,
      teachers: [{ teacherId: 't2', attitude: 'prefer' as const, why: '评分高' }],
    }
    const proposed = proposeCourses(with2, lessons).courses
    expect(proposed[0]?.teacherId).toBe('t2')
    expect(changesBy(with2, lessons, proposed)).toMatchObject([
      { subject: 'teacher', name: '教师t2', added: ['课程x'], removed: ['课程x'] },
    ])
    const idle = { ...noLessons, teachers: [{ teacherId: 't1', attitude: 'prefer' as const, why: '评分高' }] }
    expect(changesBy(with2, idle, proposeCourses(with2, idle).courses)).toMatchObject([
      { added: [], removed: [] },
    ])
  })
})
