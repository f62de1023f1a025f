import { describe, expect, it } from 'vitest'
import type { RatingAnswers, RatingLevel } from '../contract/rating-terms.ts'
import { combineLessons } from './combine-lessons.ts'
import { type ClassOutcome, drawLessons } from './lessons.ts'

const card = (
  level: RatingLevel,
  items: Partial<RatingAnswers['items']> = {},
  practical: RatingLevel = level,
): RatingAnswers => ({
  items: {
    relevance: level,
    theory: level,
    information: level,
    expression: level,
    manner: level,
    ...items,
  },
  qualities: { specialised: level, refined: level, practical },
  comment: null,
})
const times = (count: number, one: RatingAnswers) => Array.from({ length: count }, () => one)
const session = (ratings: RatingAnswers[], more: Partial<ClassOutcome['sessions'][number]> = {}) => ({
  course: { id: 'course', topics: ['land-use'], isOfAChain: true },
  teacherId: null,
  ratings,
  ...more,
})
const outcome = (parts: Partial<ClassOutcome>): ClassOutcome => ({
  hasChain: true,
  sessions: [],
  followUp: null,
  unmet: [],
  ...parts,
})
const drawnOf = (parts: Partial<ClassOutcome>) =>
  drawLessons(outcome(parts)).map(({ scope, rule, subject, seen, effect }) => ({
    scope,
    rule,
    subject,
    figure: seen.figure,
    n: seen.n,
    effect,
  }))

describe('PROM4 lessons from ratings', () => {
  it('a course below 70 of 100 is avoided, one of 90 and more preferred, between them nothing', () => {
    // All pass but relevance, which is satisfied: 16 + 4 × 12 = 64; practical satisfied.
    const low = times(5, card('pass', { relevance: 'satisfied', information: 'satisfied' }, 'satisfied'))
    expect(drawnOf({ sessions: [session(low)] })).toEqual([
      {
        scope: 'chain',
        rule: 'courseLow',
        subject: 'course',
        // 16 + 12 + 16 + 12 + 12
        figure: 68,
        n: 5,
        effect: { kind: 'course', courseId: 'course', attitude: 'avoid' },
      },
    ])
    expect(drawnOf({ sessions: [session(times(5, card('satisfied')))] })).toEqual([])
    expect(drawnOf({ sessions: [session(times(5, card('verySatisfied')))] })).toMatchObject([
      { rule: 'courseHigh', figure: 100, effect: { attitude: 'prefer' } },
    ])
  })

  it('nothing is drawn from fewer than five ratings, nor from a hidden session beside a told one', () => {
    expect(drawnOf({ sessions: [session(times(4, card('dissatisfied')))] })).toEqual([])
    const drawn = drawnOf({
      sessions: [session(times(5, card('satisfied'))), session(times(4, card('dissatisfied')))],
    })
    expect(drawn).toEqual([])
  })

  it('how somebody teaches is expression and manner, of 40: below 28 avoided, from 36 preferred', () => {
    // Expression 12 and manner 12 make 24 of 40.
    const dull = times(6, card('satisfied', { expression: 'pass', manner: 'pass' }))
    expect(drawnOf({ sessions: [session(dull, { course: null, teacherId: 'teacher' })] })).toMatchObject([
      { scope: 'series', rule: 'teachingLow', figure: 24, n: 6, effect: { attitude: 'avoid' } },
    ])
    // 20 + 16 = 36.
    const lively = times(6, card('satisfied', { expression: 'verySatisfied' }))
    expect(drawnOf({ sessions: [session(lively, { course: null, teacherId: 'teacher' })] })).toMatchObject([
      { rule: 'teachingHigh', figure: 36, effect: { attitude: 'prefer' } },
    ])
  })

  it('relevance below 14 of 20 makes the topics count less, information below 14 asks for an hour more', () => {
    const cards = times(5, card('verySatisfied', { relevance: 'pass', information: 'pass' }))
    // 12 + 20 + 12 + 20 + 20 = 84: the course as a whole says nothing.
    expect(drawnOf({ sessions: [session(cards)] })).toMatchObject([
      {
        rule: 'relevanceLow',
        subject: 'land-use',
        figure: 12,
        effect: { kind: 'topicWeight', topicCode: 'land-use', weight: 0.75 },
      },
      { rule: 'informationLow', subject: 'course', figure: 12, effect: { kind: 'hours', hours: 1 } },
    ])
  })

  it('practical below 70 of 100 over the whole class asks for more discussion in the whole series', () => {
    const cards = times(5, card('satisfied', {}, 'pass'))
    expect(drawnOf({ sessions: [session(cards)] })).toMatchObject([
      {
        scope: 'series',
        rule: 'practicalLow',
        figure: 60,
        effect: { kind: 'discussion', minutes: 30 },
      },
    ])
  })
})

describe('PROM4 lessons from use in work and needs', () => {
  const answer = (used: 'yes' | 'partly' | 'no', ...lacking: string[]) => ({ used, lacking })

  it('a topic that a fifth still lack counts half as much again', () => {
    const followUp = [
      answer('yes', 'land-use'),
      answer('yes'),
      answer('partly'),
      answer('no'),
      answer('yes', 'land-use', 'land-use'),
    ]
    // 2 of 5 = 40 %; a topic named twice by one person counts once.
    expect(drawnOf({ followUp })).toMatchObject([
      {
        scope: 'chain',
        rule: 'topicLacking',
        subject: 'land-use',
        figure: 40,
        n: 5,
        effect: { weight: 1.5 },
      },
    ])
    expect(drawnOf({ followUp: followUp.slice(0, 4) })).toEqual([])
  })

  it('two fifths who use nothing ask for more discussion', () => {
    const followUp = [answer('no'), answer('no'), answer('yes'), answer('yes'), answer('partly')]
    expect(drawnOf({ followUp })).toMatchObject([{ rule: 'notUsed', figure: 40 }])
  })

  it('topics of needs not met count more by their weight: 4 a quarter more, 8 a half, at most twice', () => {
    const need = (weight: number, topic: string, isOfAChain = false) => ({
      topics: [topic],
      weight,
      isOfAChain,
    })
    const unmet = [
      need(3, 'a'),
      need(4, 'b'),
      need(5, 'c', true),
      need(3, 'c'),
      ...Array.from({ length: 5 }, () => need(5, 'd')),
    ]
    expect(drawnOf({ unmet })).toMatchObject([
      { scope: 'series', subject: 'b', figure: 4, n: 1, effect: { weight: 1.25 } },
      { scope: 'chain', subject: 'c', figure: 8, n: 2, effect: { weight: 1.5 } },
      { scope: 'series', subject: 'd', figure: 25, n: 5, effect: { weight: 2 } },
    ])
  })

  it('a class of no chain teaches the whole series only', () => {
    const cards = times(5, card('verySatisfied'))
    expect(drawnOf({ hasChain: false, sessions: [session(cards)] })).toMatchObject([{ scope: 'series' }])
  })
})

describe('what lessons tell the draft of the next class', () => {
  const seen = { figure: 40, outOf: 100, n: 5, bound: 20 }
  const lesson = (classTitle: string, weight: number) => ({
    rule: 'topicLacking' as const,
    seen,
    note: null,
    classTitle,
    effect: { kind: 'topicWeight' as const, topicCode: 'land-use', weight },
  })

  it('the last decided counts, with the reasons of those that agree', () => {
    const { topicWeights } = combineLessons([lesson('三班', 1.5), lesson('二班', 1.25), lesson('一班', 0.75)])
    expect(topicWeights).toMatchObject([{ topicCode: 'land-use', weight: 1.5 }])
    expect(topicWeights[0]!.why).toContain('“三班”三个月后仍有40%的学员（共5份）认为这方面欠缺')
    expect(topicWeights[0]!.why).toContain('二班')
    expect(topicWeights[0]!.why).not.toContain('一班')
  })
})
