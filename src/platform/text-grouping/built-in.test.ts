import { expect, it } from 'vitest'
import labelled from '../../../fixtures/answers/labelled.json' with { type: 'json' }
import { builtInGrouper } from './built-in.ts'
import { wordsOf } from './words.ts'

const rows = labelled.flatMap(({ meaning, answers }) => answers.map((answer) => ({ meaning, answer })))

/** How well pairs of answers agree with the labels: noise belongs with nothing. */
function measure(groups: readonly { members: readonly number[] }[]) {
  const groupOf = new Map(groups.flatMap(({ members }, at) => members.map((member) => [member, at] as const)))
  const count = { both: 0, onlyGrouped: 0, onlyMeant: 0 }
  for (const [i, one] of rows.entries())
    for (const [j, other] of rows.entries()) {
      if (j <= i) continue
      const meant = one.meaning === other.meaning && one.meaning !== 'noise'
      const grouped = groupOf.has(i) && groupOf.get(i) === groupOf.get(j)
      if (meant && grouped) count.both++
      else if (grouped) count.onlyGrouped++
      else if (meant) count.onlyMeant++
    }
  const precision = count.both / (count.both + count.onlyGrouped)
  const recall = count.both / (count.both + count.onlyMeant)
  const pure = groups.map(({ members }) => {
    const counts = new Map<string, number>()
    for (const at of members) counts.set(rows[at]!.meaning, (counts.get(rows[at]!.meaning) ?? 0) + 1)
    return Math.max(...counts.values())
  })
  return {
    f1: (2 * precision * recall) / (precision + recall),
    purity: pure.reduce((a, b) => a + b, 0) / groupOf.size,
    grouped: groupOf.size / rows.length,
  }
}

it('SYS10 on 218 labelled answers: pair F1 at least 0.60 (0.635 measured), purity at least 0.85 (0.868)', async () => {
  const { groups, rest } = await builtInGrouper.group(
    rows.map(({ answer }) => answer),
    [],
  )
  const { f1, purity, grouped } = measure(groups)
  expect(f1).toBeGreaterThanOrEqual(0.6)
  expect(purity).toBeGreaterThanOrEqual(0.85)
  expect(grouped).toBeGreaterThanOrEqual(0.85)
  // More groups than meanings: joining two is one act of a person, taking one apart is many.
  expect(groups.length).toBeLessThan(2 * labelled.length)
  for (const said of ['无', '谢谢', '挺好的', '食堂菜品可以再丰富一些'])
    expect(rest.map((at) => rows[at]!.answer)).toContain(said)
})

it('words of the field are kept whole', () => {
  const name = '光储逆变一体机'
  expect(wordsOf([])(name)).not.toContain(name)
  expect(wordsOf([name, ' ', '光'])(`采购${name}难`)).toContain(name)
})
