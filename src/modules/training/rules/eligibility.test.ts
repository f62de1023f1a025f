import { expect, test } from 'vitest'
import {
  type Check,
  checkEligibility,
  daysBetween,
  isBlocking,
  mostAway,
  type PersonFacts,
} from './eligibility.ts'
import { checkWords } from './eligibility-words.ts'

const one = { id: 'k', title: '光伏讲座', chainId: 'pv', startsOn: '2027-06-10', endsOn: '2027-06-11' }
const settings = { spacingDays: 30, unitShare: 0.34 }
const unit = { name: '市财政局', nominated: 1, quota: 1, headcount: 6, away: 0 }
const person = (facts: Partial<PersonFacts> = {}): PersonFacts => ({
  leftOn: null,
  ofUnit: true,
  posts: [],
  elsewhere: [],
  carriedOverFrom: null,
  ...facts,
})
const elsewhere = (startsOn: string, endsOn: string, chainId: string | null, selected: boolean) => ({
  id: 'x',
  title: '家电讲座',
  chainId,
  startsOn,
  endsOn,
  selected,
})
const check = (facts: Partial<PersonFacts>, of = unit): Check[] =>
  checkEligibility(one, person(facts), of, settings)
const only = (facts: Partial<PersonFacts>, of = unit) => {
  const checks = check(facts, of)
  expect(checks).toHaveLength(1)
  return { ...checks[0]!, zh: checkWords(checks[0]!).zh, blocks: isBlocking(checks[0]!) }
}

test('nothing is said of somebody against whom nothing speaks', () => {
  expect(check({})).toEqual([])
})

test('somebody who left is told by the day', () => {
  expect(only({ leftOn: '2027-05-01' })).toMatchObject({ zh: '已于 2027-05-01 离岗。', blocks: true })
})

test('somebody who moved out of the unit that nominates is told', () => {
  expect(only({ ofUnit: false })).toMatchObject({ zh: '已不在市财政局及其下属单位任职。', blocks: true })
})

test('another class on one of the days is a clash', () => {
  expect(only({ elsewhere: [elsewhere('2027-06-11', '2027-06-12', null, true)] })).toMatchObject({
    zh: '与“家电讲座”（2027-06-11）时间冲突。',
    blocks: true,
  })
})

test('another class within the days set is too soon, one day more is not', () => {
  // 11 June to 11 July are 30 days.
  expect(only({ elsewhere: [elsewhere('2027-07-11', '2027-07-11', null, true)] })).toMatchObject({
    zh: '与“家电讲座”（2027-07-11）相隔 30 天，30 天内不重复调训。',
    blocks: true,
  })
  expect(check({ elsewhere: [elsewhere('2027-07-12', '2027-07-12', null, true)] })).toEqual([])
  // Before as well: 11 May to 10 June are 30 days.
  expect(only({ elsewhere: [elsewhere('2027-05-11', '2027-05-11', null, true)] }).rule).toBe('tooSoon')
})

test('an earlier class of the same chain is a repetition', () => {
  expect(only({ elsewhere: [elsewhere('2026-06-11', '2026-06-11', 'pv', true)] })).toMatchObject({
    zh: '已参加同一产业链的“家电讲座”（2026-06-11）。',
    blocks: true,
  })
  expect(check({ elsewhere: [elsewhere('2026-06-11', '2026-06-11', 'battery', true)] })).toEqual([])
})

test('a nomination elsewhere that is not settled is told and forbids nothing', () => {
  expect(only({ elsewhere: [elsewhere('2027-06-20', '2027-06-20', null, false)] })).toMatchObject({
    zh: '同时报名“家电讲座”（2027-06-20），尚未确定。',
    blocks: false,
  })
})

test('a unit above its quota is told', () => {
  expect(only({}, { ...unit, nominated: 2, headcount: 12 })).toMatchObject({
    zh: '市财政局已报 2 人，超出名额 1 人。',
    blocks: false,
  })
})

test('more of an office away at once than the share is told', () => {
  // 0.34 × 6 = 2.04, so 2 may be away; 2 nominees and 1 away elsewhere are 3.
  expect(only({}, { ...unit, nominated: 2, quota: 2, away: 1 })).toMatchObject({
    zh: '市财政局共 6 人，同时离岗最多 2 人，全部入选将有 3 人离岗。',
    blocks: false,
  })
})

test('who holds a post of the chain must attend, a body of its office need not', () => {
  expect(only({ posts: [{ role: 'chainChief', own: true }] })).toMatchObject({
    zh: '为本链链长，应当参加。',
    blocks: false,
  })
  expect(check({ posts: [{ role: 'chainOffice', own: false }] })).toEqual([])
})

test('who was left out of an earlier class goes first', () => {
  expect(only({ carriedOverFrom: '电池讲座' })).toMatchObject({
    zh: '上次“电池讲座”未能入选，本班优先。',
    blocks: false,
  })
})

test('days between classes count from the end of the one to the beginning of the other', () => {
  expect(daysBetween(one, { ...one, startsOn: '2027-06-12', endsOn: '2027-06-12' })).toBe(1)
  expect(daysBetween({ ...one, startsOn: '2027-06-01', endsOn: '2027-06-05' }, one)).toBe(5)
  expect(daysBetween(one, one)).toBe(0)
})

test('an office however small may send one', () => {
  expect([2, 3, 5, 6, 9].map((people) => mostAway(people, 0.34))).toEqual([1, 1, 1, 2, 3])
})
