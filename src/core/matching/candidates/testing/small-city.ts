import fc from 'fast-check'
import type { CandidateInput } from '../input.ts'
import { bm25Likeness, cutTexts } from '../text-likeness.ts'
import { randomCity } from './random-city.ts'

const words = ['电池', '组件', '焊接', '工艺', '检测', '封装', '硅片', '激光']

/** A small city with texts, drawn by a seed. */
export function smallCity(seed: number, needs: number, people: number): CandidateInput {
  const city = randomCity(seed, { needs, people, chains: 2, skills: 12, words, textLength: 5 })
  const cut = (text: string) => text.split(' ')
  return {
    ...city.input,
    texts: bm25Likeness(cutTexts(city.needTexts.map(cut)), cutTexts(city.personTexts.map(cut))),
  }
}

export const smallCities = (mostNeeds = 12, mostPeople = 80): fc.Arbitrary<CandidateInput> =>
  fc
    .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: mostNeeds }), fc.integer({ min: 1, max: mostPeople }))
    .map(([seed, needs, people]) => smallCity(seed, needs, people))

/** The input with its needs and people in another order, texts with them. */
export function reordered(
  input: CandidateInput,
  needOrder: readonly number[],
  personOrder: readonly number[],
): CandidateInput {
  const { texts } = input
  return {
    ...input,
    needs: needOrder.map((at) => input.needs[at]!),
    people: personOrder.map((at) => input.people[at]!),
    texts:
      texts === null
        ? null
        : {
            likeness(need, into) {
              const all = new Float64Array(into.length)
              const most = texts.likeness(needOrder[need]!, all)
              for (const [at, index] of personOrder.entries()) into[at] = all[index]!
              return most
            },
            shared: (need, person) => texts.shared(needOrder[need]!, personOrder[person]!),
          },
  }
}
