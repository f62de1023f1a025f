import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import { pairExplainer } from './explain-pair.ts'
import type { CandidateNeed, CandidatePerson } from './input.ts'
import { ruleCodes, rules } from './rules.ts'
import { scoreParts } from './settings.ts'
import { smallCity } from './testing/small-city.ts'

/** What the law forbids to choose people by, and what stands in for it. */
const protectedWord =
  /sex|gender|birth|\bage\b|ages|years?old|ethnic|nation|race|marri|marital|spouse|child|pregnan|health|disab|religio|faith|party|native|huji|hukou|photo/i

type ProtectedField =
  | 'sex'
  | 'gender'
  | 'age'
  | 'minAge'
  | 'maxAge'
  | 'birthYear'
  | 'birthDate'
  | 'ethnicity'
  | 'maritalState'
  | 'children'
  | 'health'
  | 'religion'

test('neither a need nor a person has a field for sex, age, ethnicity, marital state, health or faith', () => {
  expectTypeOf<Extract<keyof CandidateNeed, ProtectedField>>().toEqualTypeOf<never>()
  expectTypeOf<Extract<keyof CandidatePerson, ProtectedField>>().toEqualTypeOf<never>()
  const { needs, people } = smallCity(1, 5, 20)
  const keys = [...needs, ...people].flatMap((row) => Object.keys(row))
  expect(new Set(keys).size).toBeGreaterThan(20)
  expect(keys.filter((key) => protectedWord.test(words(key)))).toEqual([])
})

test('no rule and no part of the score is about one', () => {
  expect(rules.map(({ code }) => code)).toEqual(ruleCodes)
  expect([...ruleCodes, ...scoreParts].filter((code) => protectedWord.test(words(code)))).toEqual([])
})

test('rules and parts read nothing else than the fields of the input', () => {
  const input = smallCity(4, 6, 20)
  const read = new Set<string>()
  const watched = <Row extends object>(row: Row): Row =>
    new Proxy(row, {
      get(target, key, receiver) {
        read.add(String(key))
        return Reflect.get(target, key, receiver) as unknown
      },
    })
  const explain = pairExplainer({
    ...input,
    needs: input.needs.map(watched),
    people: input.people.map(watched),
  })
  for (const need of input.needs.keys()) for (const person of input.people.keys()) explain(need, person)
  const known = new Set([...input.needs, ...input.people].flatMap((row) => Object.keys(row)))
  expect([...read].filter((key) => !known.has(key))).toEqual([])
})

test('what is added to a person beside the fields changes no score and excludes nobody', () => {
  const input = smallCity(9, 6, 30)
  const marked = {
    ...input,
    people: input.people.map((person, at) => ({ ...person, sex: at % 2, age: 20 + at, ethnicity: `${at}` })),
  }
  for (const need of input.needs.keys())
    for (const person of input.people.keys())
      expect(pairExplainer(marked)(need, person)).toEqual(pairExplainer(input)(need, person))
})

test('no file here names one outside its comments', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(15)
  for (const file of files) {
    const code = readFileSync(join(import.meta.dirname, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const names = code.match(/[A-Za-z]+/g) ?? []
    const named = names.filter((name) => /sex|gender|birth|ethnic|marital|religio|\bage\b/i.test(words(name)))
    expect(named, file).toEqual([])
  }
})

/** A name in camel case as words. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2')
}
