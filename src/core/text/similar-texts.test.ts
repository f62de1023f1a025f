import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexTexts, type MarkedText, sharedPhrases, similarTextDefaults } from './similar-texts.ts'

/** The slow judge: every vector written out, every pair compared. */
function judge(texts: readonly MarkedText[], query: MarkedText, minScore: number) {
  const bigramsOf = (text: string): string[] =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).flatMap((run) => {
      const characters = [...run]
      return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
    })
  const all = [...new Set([...texts, query].flatMap(({ text }) => bigramsOf(text)))]
  const documentsWith = (bigram: string) =>
    texts.filter(({ text }) => bigramsOf(text).includes(bigram)).length
  const vector = (text: string): number[] => {
    const own = bigramsOf(text)
    return all.map((bigram) => {
      const count = own.filter((item) => item === bigram).length
      if (count === 0) return 0
      return (1 + Math.log(count)) * (1 + Math.log((1 + texts.length) / (1 + documentsWith(bigram))))
    })
  }
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  const asked = vector(query.text)
  return texts
    .filter((text) => text.id !== query.id)
    .map((text) => {
      const own = vector(text.text)
      const product = dot(asked, own)
      const cosine = product === 0 ? 0 : product / Math.sqrt(dot(asked, asked) * dot(own, own))
      const marks = new Set(text.marks)
      const raise = [...new Set(query.marks)]
        .filter((mark) => marks.has(mark))
        .reduce((sum, mark) => sum + (similarTextDefaults.boosts[mark.split(':')[0] ?? ''] ?? 0), 0)
      return { id: text.id, score: Math.min(1, cosine * (1 + raise)) }
    })
    .filter(({ score }) => score >= minScore)
}

describe('texts that say much the same', () => {
  const problems: MarkedText[] = [
    { id: 'a', text: '扩产项目能耗指标缺口约4万吨标准煤，尚未落实', marks: ['chain:pv', 'node:wafer'] },
    { id: 'b', text: '能耗指标缺口4万吨标准煤，影响扩产项目', marks: ['chain:pv', 'node:wafer'] },
    { id: 'c', text: '五轴编程与钳工技师缺口约120人，订单外流', marks: ['chain:smart-appliance'] },
    { id: 'd', text: '园区蒸汽管网检修期供汽不足', marks: ['chain:new-chemical'] },
  ]

  it('the double comes first and says which words it shares', () => {
    const [first, ...rest] = indexTexts(problems).find(problems[0]!)
    expect(first).toMatchObject({ id: 'b', sharedMarks: ['chain:pv', 'node:wafer'] })
    expect(first!.sharedPhrases).toEqual(['能耗指标缺口', '4万吨标准煤', '扩产项目'].toSorted(byLength))
    expect(rest).toEqual([])
  })

  const byLength = (a: string, b: string) => b.length - a.length

  it('the same node raises the cosine by 30 % and the same chain by 10 %: 1.4 times', () => {
    const [match] = indexTexts(problems).find({ ...problems[0]!, text: '标准煤缺口' }, { minScore: 0 })
    expect(match!.score).toBeCloseTo(Math.min(1, match!.cosine * 1.4), 10)
  })

  it('a text is wholly like itself, and texts without a common bigram are not alike at all', () => {
    const [match] = indexTexts(problems).find({ id: 'new', text: problems[3]!.text })
    expect(match).toMatchObject({ id: 'd' })
    expect(match!.cosine).toBeCloseTo(1, 10)
    expect(indexTexts(problems).find({ id: 'new', text: '铁路专用线' }, { minScore: 0 })).toEqual([])
  })

  it('punctuation, width and case do not matter, and no bigram spans a gap', () => {
    const index = indexTexts([{ id: 'a', text: '１１０ＫＶ专线；接入' }])
    expect(index.find({ id: 'q', text: '110kv专线 接入' })[0]!.cosine).toBeCloseTo(1, 10)
    expect(index.find({ id: 'q', text: '线接' }, { minScore: 0 })).toEqual([])
  })

  it('a text that stands twice is refused', () => {
    expect(() => indexTexts([problems[0]!, problems[0]!])).toThrow(RangeError)
  })

  it('shared phrases are the longest stretches, each once', () => {
    expect(sharedPhrases('用地指标未落实，用地指标紧张', '企业用地指标紧缺')).toEqual([
      '用地指标紧',
      '用地指标',
    ])
  })

  it('finds what the slow judge finds, for any texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'用地指标能耗缺口技工电力，4kV '), maxLength: 24 })
    const marks = fc.array(fc.constantFrom('chain:pv', 'chain:food', 'node:a', 'node:b', 'other:x'), {
      maxLength: 3,
    })
    const item = fc.record({ text, marks })
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 12 }),
        item,
        fc.constantFrom(0.05, 0.3, 0.6),
        (items, query, minScore) => {
          const texts = items.map((one, at) => ({ ...one, id: `t${at}` }))
          const asked = { ...query, id: 'q' }
          const found = indexTexts(texts).find(asked, { minScore, limit: 100 })
          const wanted = new Map(judge(texts, asked, 0).map(({ id, score }) => [id, score]))
          for (const match of found) expect(match.score).toBeCloseTo(wanted.get(match.id) ?? -1, 9)
          const sure = [...wanted].filter(([, score]) => score > minScore + 1e-9).map(([id]) => id)
          expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(sure))
          expect(found.every(({ score }) => score >= minScore)).toBe(true)
          expect(found.map(({ score }) => score)).toEqual(
            found.map(({ score }) => score).toSorted((a, b) => b - a),
          )
        },
      ),
    )
  })
})
