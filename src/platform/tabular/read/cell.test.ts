import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Column } from '../description/column.ts'
import {
  calendarDay,
  choices,
  code,
  decimal,
  integer,
  month,
  reference,
  references,
  text,
  texts,
  yesNo,
} from '../description/column.ts'
import { type CellReading, readCell, wordFinder } from './cell.ts'
import type { RawValue } from './source.ts'

const title = { zh: '列', en: 'Column' }
const told = ({ value, tolerances, fault }: CellReading) =>
  fault === null ? [value, ...tolerances.map(({ code }) => code)] : `${fault.code}`

const read = (
  column: Column,
  value: RawValue,
  around: { isPercent?: boolean; unit?: string } = {},
  words: Parameters<typeof wordFinder>[0] = [],
) =>
  told(
    readCell(
      column,
      { value, isPercent: around.isPercent ?? false, unit: around.unit ?? null },
      wordFinder(words),
    ),
  )

describe('a cell that should be an amount', () => {
  const money = decimal({ title, required: false, scale: 2, unit: '万元' })
  it.each<[RawValue, { unit?: string } | undefined, unknown]>([
    [12.5, undefined, ['12.5']],
    [0.1 + 0.2, undefined, ['0.3']],
    ['1,234.50', undefined, ['1234.5', 'textNumber']],
    ['１２３', undefined, ['123', 'width', 'textNumber']],
    [' 88 ', undefined, ['88', 'spaces', 'textNumber']],
    // 3.5 亿元 = 3.5 × 10⁴ 万元
    ['3.5亿元', undefined, ['35000', 'textNumber', 'unitConverted']],
    [3.5, { unit: '亿元' }, ['35000', 'unitConverted']],
    // 123456 元 = 12.3456 万元, kept with two digits
    [123456, { unit: '元' }, ['12.35', 'unitConverted', 'rounded']],
    ['(1,200)', undefined, ['-1200', 'textNumber']],
    ['—', undefined, [null, 'dash']],
    [null, undefined, [null]],
    ['约三千', undefined, 'notNumber'],
    ['12万吨', undefined, 'notNumber'],
    [3, { unit: '人' }, 'unitUnknown'],
    ['#DIV/0!', undefined, 'officeError'],
    [true, undefined, 'notNumber'],
  ])('%j with %j is %j', (value, around, expected) => {
    expect(read(money, value, around)).toEqual(expected)
  })

  it('an amount in percent is not money', () => {
    expect(read(money, 0.35, { isPercent: true })).toBe('unitUnknown')
    expect(read(money, '35%')).toBe('unitUnknown')
  })
})

describe('a cell that should be a month', () => {
  const column = month({ title, required: true })
  it.each<[RawValue, unknown]>([
    ['2023-05', ['2023-05']],
    ['2023年5月', ['2023-05', 'dateForm']],
    ['2023.12', ['2023-12', 'dateForm']],
    ['202305', ['2023-05', 'dateForm']],
    [202305, ['2023-05', 'dateNumber']],
    [new Date('2023-05-01T00:00:00Z'), ['2023-05', 'dateForm']],
    ['2023-05-31', ['2023-05', 'dateForm']],
    // January or October: a number keeps no zero at its end
    [2023.1, 'notMonth'],
    ['2023-13', 'notMonth'],
    ['五月', 'notMonth'],
    [null, 'required'],
  ])('%j is %j', (value, expected) => {
    expect(read(column, value)).toEqual(expected)
  })
})

describe('a cell that should be a share', () => {
  const share = decimal({ title, required: true, scale: 2, unit: '%', min: 0, max: 100 })
  it.each<[RawValue, boolean, unknown]>([
    [0.356, true, ['35.6', 'percent']],
    [35.6, false, ['35.6']],
    ['35.6%', false, ['35.6', 'textNumber']],
    ['－', false, 'required'],
    [1.5, true, 'notAllowed'],
  ])('%j, shown as percentage: %s, is %j', (value, isPercent, expected) => {
    expect(read(share, value, { isPercent })).toEqual(expected)
  })
})

describe('a cell that should be a whole number', () => {
  const staff = integer({ title, required: false, min: 0, max: 1_000_000, unit: '人' })
  it.each<[RawValue, unknown]>([
    [860, [860]],
    ['860人', [860, 'textNumber']],
    ['1.2万人', [12000, 'textNumber', 'unitConverted']],
    [8.5, 'notWhole'],
    [-3, 'outOfRange'],
  ])('%j is %j', (value, expected) => {
    expect(read(staff, value)).toEqual(expected)
  })
})

describe('a cell that should be a code', () => {
  const uscc = code({ title, required: true, schema: z.string().trim().min(1).max(40) })
  it.each<[RawValue, unknown]>([
    ['91341100MA2NXXXX0K', ['91341100MA2NXXXX0K']],
    ['９１３４１１００ＭＡ２ＮＸＸＸＸ０Ｋ', ['91341100MA2NXXXX0K', 'width']],
    [341126, ['341126', 'numberAsCode']],
    // 18 digits do not fit a spreadsheet's number: the last three are already lost
    [913411000000000000, 'digitsLost'],
    ['', 'required'],
  ])('%j is %j', (value, expected) => {
    expect(read(uscc, value)).toEqual(expected)
  })
})

describe('a cell that should be a day', () => {
  const day = calendarDay({ title, required: false })
  it.each<[RawValue, unknown]>([
    ['2023-03-24', ['2023-03-24']],
    ['2023.3.24', ['2023-03-24', 'dateForm']],
    ['2023年3月24日', ['2023-03-24', 'dateForm']],
    ['2023 / 3 / 24', ['2023-03-24', 'dateForm']],
    ['20230324', ['2023-03-24', 'dateForm']],
    [20230324, ['2023-03-24', 'dateNumber']],
    [new Date('2023-03-24T00:00:00Z'), ['2023-03-24']],
    // 45009 days after 1899-12-30
    [45009, ['2023-03-24', 'dateNumber']],
    ['2023年3月', 'dayMissing'],
    ['2023.2.30', 'notDay'],
    ['24/03/2023', 'notDay'],
    [3.5, 'notDay'],
  ])('%j is %j', (value, expected) => {
    expect(read(day, value)).toEqual(expected)
  })
})

describe('words', () => {
  const region = reference({
    title,
    required: true,
    dictionary: 'directory.region',
    named: 'regionName',
    schema: z.string(),
  })
  const regions = [
    { value: '341181', title: '天长市', aliases: ['天长'] },
    { value: '341126', title: '凤阳县', aliases: ['凤阳'] },
  ]
  it('are found by title, other name and code, and a guess is only suggested', () => {
    expect(read(region, '天长市', {}, regions)).toEqual(['341181'])
    expect(read(region, '天长', {}, regions)).toEqual(['341181', 'otherWords'])
    expect(read(region, 341126, {}, regions)).toEqual(['341126', 'otherWords'])
    expect(read(region, '天常市', {}, regions)).toBe('notListed')
    const finder = wordFinder(regions)
    expect(finder.suggest('天常市')).toEqual(['天长市'])
  })

  it('a word that two entries answer to names neither', () => {
    expect(
      wordFinder([
        { value: 'a', title: '甲一', aliases: ['甲'] },
        { value: 'b', title: '甲二', aliases: ['甲'] },
      ]).find('甲'),
    ).toBeNull()
  })

  it('several stand in one cell', () => {
    const kinds = choices({
      title,
      choices: [
        { value: 'chainOwner', title: { zh: '链主企业', en: 'Chain owner' }, aliases: ['链主'] },
        { value: 'littleGiant', title: { zh: '“小巨人”', en: 'Little giant' } },
      ],
    })
    const words = kinds.choices
    expect(read(kinds, '链主、小巨人', {}, words)).toEqual([
      ['chainOwner', 'littleGiant'],
      'otherWords',
      'otherWords',
    ])
    // A name that holds the sign which parts names is one name.
    const two = [...words, { value: 'both', title: { zh: '链主、配套企业', en: 'Both' } }]
    expect(read({ ...kinds, schema: z.array(z.string()) }, '小巨人、链主、配套企业、链主', {}, two)).toEqual([
      ['littleGiant', 'both', 'chainOwner'],
      'otherWords',
      'otherWords',
    ])
    expect(read(kinds, '链主、瞪羚', {}, words)).toBe('notListed')
    expect(read(kinds, null, {}, words)).toEqual([[]])
  })

  it('a title that has the sign of a list in it stays whole', () => {
    const majors = references({ title, dictionary: 'majors', schema: z.string(), most: 9 })
    const words = [
      { value: '081009', title: '土木、水利与海洋工程' },
      { value: '0810', title: '土木类', aliases: ['土木'] },
      { value: '080201', title: '机械工程' },
    ]
    expect(read(majors, '机械工程、土木、水利与海洋工程；土木类', {}, words)).toEqual([
      ['080201', '081009', '0810'],
    ])
    expect(read(majors, '土木、机械工程', {}, words)).toEqual([['0810', '080201'], 'otherWords'])
  })

  it('yes and no in their many forms', () => {
    const above = yesNo({ title })
    expect(read(above, '是')).toEqual([true])
    expect(read(above, '√')).toEqual([true, 'otherWords'])
    expect(read(above, '无')).toEqual([false, 'dash'])
    expect(read(above, null)).toEqual([false])
    expect(read(above, '部分')).toBe('notYesNo')
  })
})

describe('texts', () => {
  it('keep what was written, and say when it is too long', () => {
    const note = text({ title, required: false, max: 4 })
    expect(read(note, '光伏玻璃')).toEqual(['光伏玻璃'])
    expect(read(note, '光伏玻璃等')).toBe('tooLong')
    expect(read(note, 12.5)).toEqual(['12.5'])
    expect(read(texts({ title, max: 20, most: 3 }), '甲公司；乙公司\n丙公司')).toEqual([
      ['甲公司', '乙公司', '丙公司'],
    ])
  })
})
