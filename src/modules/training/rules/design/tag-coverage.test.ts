import { expect, it } from 'vitest'
import { coverTags } from './tag-coverage.ts'

it('SYS24 weighs for each tag what is asked and what is met, and counts the courses', () => {
  const tags = { competences: ['useOfMarkets' as const], changeAbilities: ['seek' as const], qualities: [] }
  const told = coverTags(
    [
      { weight: 5, tags, isMet: true },
      { weight: 2, tags, isMet: false },
    ],
    [tags, { ...tags, competences: [] }],
  )
  expect(told.competences.find(({ tag }) => tag === 'useOfMarkets')).toEqual({
    tag: 'useOfMarkets',
    weight: 7,
    met: 5,
    courses: 1,
  })
  expect(told.changeAbilities.find(({ tag }) => tag === 'seek')).toMatchObject({ courses: 2 })
  expect(told.qualities.every(({ weight, courses }) => weight === 0 && courses === 0)).toBe(true)
})
