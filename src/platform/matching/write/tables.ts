import type { MatchingPrices } from '#core/matching/optimal/certificate.ts'
import type { Matching } from '#core/matching/problem.ts'
import type { FileProblem } from '../read/read-problem.ts'
import type { ByteFile } from './byte-file.ts'

type Ids = Pick<FileProblem, 'problem' | 'needIds' | 'personIds'>

/** Writes the used edges, by need and person in the order of their files. */
export function writeMatches(file: ByteFile, { problem, needIds, personIds }: Ids, matching: Matching): void {
  file.text('need,person,score\n')
  for (let need = 0; need < problem.needCount; need++) {
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++) {
      if (matching[edge] === 0) continue
      file.field(needIds.bytesOf(need))
      file.text(',')
      file.field(personIds.bytesOf(problem.edgePerson[edge]!))
      file.text(`,${problem.edgeScore[edge]}\n`)
    }
  }
}

/** Writes the prices of all needs, people and tiers; a header alone where there are none. */
export function writePrices(
  file: ByteFile,
  { problem, needIds, personIds }: Ids,
  prices: MatchingPrices | null,
): void {
  file.text('side,id,price\n')
  if (prices === null) return
  for (let need = 0; need < problem.needCount; need++) {
    file.text('need,')
    file.field(needIds.bytesOf(need))
    file.text(`,${prices.need[need]}\n`)
  }
  for (let person = 0; person < problem.personCount; person++) {
    file.text('person,')
    file.field(personIds.bytesOf(person))
    file.text(`,${prices.person[person]}\n`)
  }
  for (const { tier, price } of prices.tier) file.text(`tier,${tier},${price}\n`)
}
