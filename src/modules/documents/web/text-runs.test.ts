import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Repair } from '../contract.ts'
import { marksInCleaned, marksInRaw, splitParagraphs, splitRuns } from './text-runs.ts'

const repair = (values: Partial<Repair>): Repair => ({
  kind: 'traditional',
  raw: '',
  cleaned: '',
  rawStart: 0,
  rawEnd: 0,
  start: 0,
  end: 0,
  state: 'certain',
  note: null,
  ...values,
})

describe('splitRuns', () => {
  it('cuts at every border, so that a repair may overlap a fact', () => {
    // 01234567 : the fact covers 1–5, the repair 3–7
    const runs = splitRuns('甲乙丙丁戊己庚辛', [
      { start: 1, end: 5, id: 'fact' },
      { start: 3, end: 7, id: 'repair' },
    ])
    expect(runs.map((run) => [run.text, run.marks])).toEqual([
      ['甲', []],
      ['乙丙', ['fact']],
      ['丁戊', ['fact', 'repair']],
      ['己庚', ['repair']],
      ['辛', []],
    ])
  })

  it('keeps two facts of one sentence both', () => {
    const runs = splitRuns('甲乙', [
      { start: 0, end: 2, id: 'a' },
      { start: 0, end: 2, id: 'b' },
    ])
    expect(runs).toEqual([{ start: 0, end: 2, text: '甲乙', marks: ['a', 'b'] }])
  })

  it('gives the text back and covers each span exactly', () => {
    const span = fc.record({
      start: fc.integer({ min: -3, max: 40 }),
      length: fc.integer({ min: -2, max: 20 }),
    })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40, unit: 'binary' }),
        fc.array(span, { maxLength: 8 }),
        (text, drawn) => {
          const spans = drawn.map((one, i) => ({
            start: one.start,
            end: one.start + one.length,
            id: String(i),
          }))
          const runs = splitRuns(text, spans)
          expect(runs.map((run) => run.text).join('')).toBe(text)
          for (const one of spans) {
            for (const run of runs) {
              const covered = one.start <= run.start && one.end >= run.end && one.start < one.end
              expect(run.marks.includes(one.id)).toBe(covered && run.start < run.end)
            }
          }
        },
      ),
    )
  })
})

describe('splitParagraphs', () => {
  it('drops blank lines, keeps offsets, and carries a mark over a line end', () => {
    const paragraphs = splitParagraphs('甲乙\n\n  \n丙丁', [{ start: 1, end: 8, id: 'x' }])
    expect(paragraphs.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [7, 9],
    ])
    expect(paragraphs[0]?.runs.map((run) => [run.text, run.marks])).toEqual([
      ['甲', []],
      ['乙', ['x']],
    ])
    expect(paragraphs[1]?.runs.map((run) => [run.text, run.marks])).toEqual([
      ['丙', ['x']],
      ['丁', []],
    ])
  })
})

describe('marksInCleaned', () => {
  it('marks the character before an annotation that was taken out', () => {
    // raw 生产(chǎn)总, cleaned 生产总: the annotation stood after index 2
    const marks = marksInCleaned(
      [repair({ kind: 'pinyin', rawStart: 2, rawEnd: 8, start: 2, end: 2 })],
      '生产(chǎn)总',
      '生产总',
    )
    expect(marks).toEqual([{ start: 1, end: 2, id: '0' }])
  })

  it('marks the character after it at the beginning of a line', () => {
    const marks = marksInCleaned(
      [repair({ kind: 'pinyin', rawStart: 0, rawEnd: 4, start: 0, end: 0 })],
      '(le)了',
      '了',
    )
    expect(marks).toEqual([{ start: 0, end: 1, id: '0' }])
  })

  it('marks only characters that changed, looking past annotations inside', () => {
    // raw 滁州生產(chǎn)總值, cleaned 滁州生产总值: 產→产 at 3, 總→总 at 4, side by side
    const raw = '滁州生產(chǎn)總值'
    const marks = marksInCleaned(
      [
        repair({ rawStart: 0, rawEnd: raw.length, start: 0, end: 6 }),
        repair({ kind: 'pinyin', rawStart: 4, rawEnd: 10, start: 4, end: 4 }),
      ],
      raw,
      '滁州生产总值',
    )
    expect(marks).toEqual([
      { start: 3, end: 5, id: '0' },
      { start: 3, end: 4, id: '1' },
    ])
  })

  it('marks the whole stretch when the sides cannot be laid side by side', () => {
    const marks = marksInCleaned([repair({ rawStart: 0, rawEnd: 3, start: 0, end: 2 })], '甲乙丙', '甲丙')
    expect(marks).toEqual([{ start: 0, end: 2, id: '0' }])
  })

  it('leaves furniture to its own section', () => {
    expect(marksInCleaned([repair({ kind: 'furniture', start: 0, end: 0 })], '版权', '')).toEqual([])
  })
})

describe('marksInRaw', () => {
  it('keeps every repair with its raw place', () => {
    expect(marksInRaw([repair({ rawStart: 2, rawEnd: 8 })])).toEqual([{ start: 2, end: 8, id: '0' }])
  })
})
