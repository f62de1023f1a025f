import { expect, it } from 'vitest'
import { usualWeights } from '../contract/shortage-index.ts'
import { type AblePerson, type AskedNeed, lowerMedian, shortagePosts } from './shortage-posts.ts'

const need = (more: Partial<AskedNeed>): AskedNeed => ({
  chainId: 'c1',
  chainCode: 'pv',
  nodeId: 'n1',
  title: 'PLC 工程师',
  postKind: 'technical',
  enterpriseId: 'e1',
  headcount: 2,
  education: '20',
  experienceYears: 3,
  titleLevel: null,
  salaryFrom: 8000,
  salaryTo: 12_000,
  musts: 0,
  requiredSkills: 1,
  majorCodes: [],
  ...more,
})
const person = (more: Partial<AblePerson>): AblePerson => ({
  chainCodes: ['pv'],
  postKinds: [],
  education: '20',
  ...more,
})

it('SYS8 needs of one title and kind in one chain are one post, whatever width, capitals and spaces', () => {
  const posts = shortagePosts(
    [
      need({}),
      need({ title: 'plc工程师', enterpriseId: 'e2', headcount: 3, nodeId: 'n2', experienceYears: 5 }),
      need({ title: 'ＰＬＣ工程师', postKind: 'skill' }),
      need({ chainId: 'c2', chainCode: 'food' }),
    ],
    [],
    usualWeights,
  )
  expect(posts.map(({ seats, enterprises, nodeId }) => [seats, enterprises, nodeId])).toEqual([
    [5, 2, null],
    [2, 1, 'n1'],
    [2, 1, 'n1'],
  ])
  expect(posts[0]).toMatchObject({ experienceFrom: 3, experienceTo: 5, salaryFrom: 8000, salaryTo: 12_000 })
})

it('SYS8 candidates are of the chain and kind with the education asked for; the rest are in the field', () => {
  const [post] = shortagePosts(
    [need({ headcount: 3 })],
    [
      person({}),
      person({ education: '30' }),
      person({ education: '11', postKinds: ['technical'] }),
      person({ postKinds: ['marketing'] }),
      person({ chainCodes: ['food'] }),
    ],
    usualWeights,
  )
  // Undergraduate and doctor; the junior college is in the field and falls short of the education.
  expect(post).toMatchObject({ candidates: 2, inField: 3, reasonKind: 'ability' })
  expect(post?.parts.parts.contrast).toBeCloseTo(1 / 3)
})

it('SYS8 pay is laid against the median of the posts of the chain: equal pay is a half', () => {
  const [usual, better] = shortagePosts(
    [need({}), need({ title: '总工程师', salaryFrom: 14_000, salaryTo: 16_000 })],
    [],
    usualWeights,
  )
  // Middles 10000 and 15000, the lower median is 10000: 1 − 0.5 and 1.5 − 0.5.
  expect(usual?.parts.parts.salary).toBe(0.5)
  expect(better?.parts.parts.salary).toBe(1)
  expect(lowerMedian([4, 1, 3, 2])).toBe(2)
})
