import { describe, expect, test } from 'vitest'
import { pairExplainer } from '../explain-pair.ts'
import type { CandidateInput, CandidateNeed, CandidatePerson } from '../input.ts'
import type { RuleCode } from '../rules.ts'
import { defaultSettings, type ScorePart } from '../settings.ts'

const need: CandidateNeed = {
  id: 'n',
  employer: 'e1',
  chain: 'pv',
  node: 'pv-cell',
  kind: 'technical',
  modes: ['fullTime'],
  minEducation: 3,
  majors: ['080203'],
  requiredSkills: ['激光焊接'],
  wishedSkills: ['检测'],
  experienceYears: 4,
  level: 2,
  salary: { from: 8000, to: 12_000 },
  places: ['341122'],
  deadline: '2026-09-01',
  must: [],
}
const person: CandidatePerson = {
  id: 'p',
  consentValid: true,
  employer: 'e2',
  chains: ['pv'],
  kinds: ['technical'],
  modes: ['fullTime'],
  nodes: ['pv-cell'],
  education: 3,
  majors: ['080203'],
  skills: ['激光焊接', '检测'],
  experienceYears: 4,
  level: 2,
  salary: { from: 9000, to: 11_000 },
  places: ['341122'],
  availableOn: '2026-09-01',
}

function explained(
  needPart: Partial<CandidateNeed> = {},
  personPart: Partial<CandidatePerson> = {},
  inputPart: Partial<CandidateInput> = {},
) {
  const input: CandidateInput = {
    needs: [{ ...need, ...needPart }],
    people: [{ ...person, ...personPart }],
    blocked: [],
    chainNodes: [
      { code: 'pv-wafer', chain: 'pv', parent: null, next: ['pv-cell'] },
      { code: 'pv-cell', chain: 'pv', parent: null, next: ['pv-module'] },
      { code: 'pv-cell-topcon', chain: 'pv', parent: 'pv-cell', next: [] },
      { code: 'pv-module', chain: 'pv', parent: null, next: [] },
      { code: 'pv-plant', chain: 'pv', parent: null, next: [] },
      { code: 'chip-design', chain: 'chip', parent: null, next: [] },
    ],
    skills: [
      { code: 'welding', words: ['焊接'], parents: [] },
      { code: 'laser-welding', words: ['激光焊接', 'Laser Welding'], parents: ['welding'] },
      { code: 'arc-welding', words: ['电弧焊'], parents: ['welding'] },
      { code: 'inspection', words: ['检测', '检验'], parents: [] },
    ],
    majorNearness: [{ one: '0711', other: '0802', nearness: 650 }],
    texts: null,
    ...inputPart,
  }
  return pairExplainer(input)(0, 0)
}

describe('what a part is worth', () => {
  const cases: [ScorePart, string, number, Partial<CandidateNeed>, Partial<CandidatePerson>][] = [
    ['node', 'the node asked for', 1000, {}, {}],
    ['node', 'a part of it', 800, {}, { nodes: ['pv-cell-topcon'] }],
    ['node', 'the stage it belongs to', 600, { node: 'pv-cell-topcon' }, {}],
    ['node', 'the stage before', 500, {}, { nodes: ['pv-wafer'] }],
    ['node', 'the stage after', 500, {}, { nodes: ['pv-module'] }],
    ['node', 'another of the chain', 200, {}, { nodes: ['pv-plant'] }],
    ['node', 'another chain', 0, {}, { nodes: ['chip-design'] }],
    ['node', 'the best of several', 800, {}, { nodes: ['pv-plant', 'pv-cell-topcon', 'pv-wafer'] }],
    ['node', 'any of the chain where no node is asked for', 1000, { node: null }, { nodes: ['pv-plant'] }],
    ['major', 'the major asked for', 1000, {}, {}],
    ['major', 'one within the class asked for', 1000, { majors: ['0802'] }, {}],
    ['major', 'one of its class', 700, {}, { majors: ['080201'] }],
    ['major', 'one of its discipline', 300, {}, { majors: ['081301'] }],
    ['major', 'one whose class the table calls near', 650, {}, { majors: ['071102'] }],
    // 0502100 begins like 050210 and is not within it; both are of class 0502.
    [
      'major',
      'one of seven digits that begins like the one asked for',
      700,
      { majors: ['050210'] },
      { majors: ['0502100'] },
    ],
    ['major', 'another discipline', 0, {}, { majors: ['120201'] }],
    ['major', 'any where none is asked for', 1000, { majors: [] }, { majors: [] }],
    ['skills', 'all by other words', 1000, {}, { skills: ['laser  WELDING', '检验'] }],
    // (2 × 1000 + 1 × 0) / 3
    ['skills', 'what is required weighs twice', 666, {}, { skills: ['激光焊接'] }],
    ['skills', 'a broader skill keeps 600', 600, { wishedSkills: [] }, { skills: ['焊接'] }],
    [
      'skills',
      'a narrower one 900',
      900,
      { requiredSkills: ['焊接'], wishedSkills: [] },
      { skills: ['激光焊接'] },
    ],
    ['skills', 'one beside it nothing', 0, { wishedSkills: [] }, { skills: ['电弧焊'] }],
    [
      'skills',
      'a word outside the taxonomy is a skill',
      1000,
      { requiredSkills: ['CVD'], wishedSkills: [] },
      { skills: ['cvd '] },
    ],
    ['experience', 'the years asked for', 800, {}, {}],
    ['experience', 'half of them', 400, {}, { experienceYears: 2 }],
    // 800 + 200 × 5 / 10
    ['experience', 'five years more', 900, {}, { experienceYears: 9 }],
    ['education', 'the one asked for', 800, {}, {}],
    ['education', 'two steps above', 1000, {}, { education: 5 }],
    ['level', 'half the level', 500, {}, { level: 1 }],
    ['salary', 'the whole wish', 1000, {}, {}],
    // 500 + 500 × 1000 / 2000
    ['salary', 'half of the wished range', 750, {}, { salary: { from: 11_000, to: 13_000 } }],
    // a tenth below the lowest wish of a reach of a fifth
    [
      'salary',
      'a tenth less than wished',
      250,
      { salary: { from: 1, to: 9000 } },
      { salary: { from: 10_000, to: 10_000 } },
    ],
    ['salary', 'not known', 500, {}, { salary: null }],
    ['placeMode', 'first wishes', 1000, {}, {}],
    // (300 + 1000) / 2
    ['placeMode', 'another city of the province', 650, {}, { places: ['340100'] }],
    ['placeMode', 'a wish for the whole city reaches its county', 1000, {}, { places: ['341100'] }],
    ['placeMode', 'no particular wish', 800, {}, { places: [], modes: [] }],
  ]
  test.each(cases)('%s: %s is worth %i', (part, _name, worth, needPart, personPart) => {
    expect(explained(needPart, personPart).parts.find((found) => found.part === part)?.worth).toBe(worth)
  })

  test('evidence names what was compared', () => {
    const { parts } = explained({}, { nodes: ['pv-cell-topcon'], majors: ['071102'], skills: ['焊接'] })
    expect(parts[0]?.evidence).toEqual({ asked: 'pv-cell', held: 'pv-cell-topcon', relation: 'below' })
    expect(parts[1]?.evidence).toEqual({ asked: '080203', held: '071102', relation: 'table' })
    expect(parts[2]?.evidence).toEqual([
      {
        asked: 'laser-welding',
        demand: 'required',
        held: 'welding',
        relation: 'broader',
        steps: 1,
        nearness: 600,
      },
      { asked: 'inspection', demand: 'wished', held: null, relation: 'none', steps: 0, nearness: 0 },
    ])
  })
})

describe('hard rules', () => {
  const cases: [RuleCode | null, string, Partial<CandidateNeed>, Partial<CandidatePerson>][] = [
    [null, 'everything fits', {}, {}],
    ['consent', 'no valid consent', {}, { consentValid: false }],
    ['sameEmployer', 'works there already', {}, { employer: 'e1' }],
    [null, 'works nowhere', {}, { employer: null }],
    ['chain', 'wishes other chains', {}, { chains: ['chip'] }],
    [null, 'is open to any chain', {}, { chains: [] }],
    ['kind', 'wishes another kind of post', {}, { kinds: ['marketing'] }],
    ['mode', 'wishes another way of working', {}, { modes: ['project'] }],
    ['education', 'education one step too low', {}, { education: 2 }],
    ['skills', 'lacks a skill it must have', { must: ['skills'] }, { skills: ['焊接', '检测'] }],
    [null, 'has a narrower skill', { must: ['skills'], requiredSkills: ['焊接'] }, {}],
    [null, 'lacks a skill that is only required', {}, { skills: [] }],
    ['experience', 'a year too little where it must be', { must: ['experience'] }, { experienceYears: 3 }],
    [null, 'a year too little where it only counts', {}, { experienceYears: 3 }],
    ['level', 'a level too low where it must be', { must: ['level'] }, { level: 1 }],
    ['place', 'wishes another county where it must be', { must: ['place'] }, { places: ['341124'] }],
    [null, 'wishes the whole province', { must: ['place'] }, { places: ['340000'] }],
    ['availability', 'free a day too late', {}, { availableOn: '2026-09-02' }],
    [null, 'free at once', {}, { availableOn: null }],
  ]
  test.each(cases)('%s: %s', (rule, _name, needPart, personPart) => {
    const { rules, eligible } = explained(needPart, personPart)
    expect(rules.filter(({ passed }) => !passed).map((found) => found.rule)).toEqual(
      rule === null ? [] : [rule],
    )
    expect(eligible).toBe(rule === null)
  })

  test('a pair that was refused does not come up again, and says why', () => {
    const { rules } = explained({}, {}, { blocked: [{ need: 'n', person: 'p', cause: 'refusedByPerson' }] })
    expect(rules.find(({ rule }) => rule === 'blocked')).toMatchObject({
      passed: false,
      held: 'refusedByPerson',
    })
  })
})

describe('input that is none', () => {
  test.each([
    ['needTwice', { needs: [need, need] }],
    ['ordinal', { needs: [{ ...need, level: -1 }] }],
    ['years', { people: [{ ...person, experienceYears: Number.NaN }] }],
    ['salary', { people: [{ ...person, salary: { from: 5, to: 4 } }] }],
    ['day', { people: [{ ...person, availableOn: '1 May' }] }],
    ['blockedPair', { blocked: [{ need: 'n', person: 'nobody', cause: 'x' }] }],
    [
      'skillCycle',
      {
        skills: [
          { code: 'a', words: [], parents: ['b'] },
          { code: 'b', words: [], parents: ['a'] },
        ],
      },
    ],
    ['skillParent', { skills: [{ code: 'a', words: [], parents: ['b'] }] }],
    [
      'wordTwice',
      {
        skills: [
          { code: 'a', words: ['x'], parents: [] },
          { code: 'b', words: ['X'], parents: [] },
        ],
      },
    ],
    ['nearness', { majorNearness: [{ one: '08', other: '07', nearness: 1001 }] }],
  ] as const)('%s is named', (rule, part) => {
    const input: CandidateInput = {
      needs: [need],
      people: [person],
      blocked: [],
      chainNodes: [],
      skills: [],
      majorNearness: [],
      texts: null,
      ...(part as Partial<CandidateInput>),
    }
    expect(() => pairExplainer(input)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ rule }) as unknown }),
    )
  })

  test('nearness that is edited to no whole number up to 1000 is named', () => {
    const settings = { ...defaultSettings, nearness: { ...defaultSettings.nearness, skillBroader: 600.5 } }
    const input = {
      needs: [],
      people: [],
      blocked: [],
      chainNodes: [],
      skills: [],
      majorNearness: [],
      texts: null,
    }
    const fault = { rule: 'nearness', id: 'skillBroader' }
    expect(() => pairExplainer(input, settings)).toThrow(expect.objectContaining({ fault }))
  })
})
