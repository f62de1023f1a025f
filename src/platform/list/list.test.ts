import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { calendarDay, choices, integer, reference, text } from '../tabular/description/column.ts'
import { describeTable } from '../tabular/description/table.ts'
import { listFileQuery, listPageOf, listQuery } from './contract.ts'
import { describeList, listOfTable } from './description.ts'
import { sheetColumns } from './sheet-columns.ts'

const table = describeTable({
  object: 'test.firm',
  title: { zh: '企业', en: 'Firms' },
  key: ['name'],
  columns: {
    name: text({ title: { zh: '名称', en: 'Name' }, required: true, max: 20 }),
    place: reference({
      title: { zh: '地区', en: 'Place' },
      required: true,
      dictionary: 'test.place',
      named: 'placeName',
      schema: z.string(),
    }),
    kinds: choices({
      title: { zh: '类型', en: 'Kinds' },
      choices: [{ value: 'big', title: { zh: '龙头', en: 'Leading' } }],
    }),
    staff: integer({
      title: { zh: '人数', en: 'Staff' },
      required: false,
      unit: '人',
      min: 0,
      max: 9,
      list: 'more',
    }),
    since: calendarDay({ title: { zh: '日期', en: 'Since' }, required: false }),
    secret: text({ title: { zh: '内部', en: 'Internal' }, required: false, max: 9, list: 'never' }),
  },
})
const list = listOfTable<object>()(table, { sorts: ['name', 'staff'], totals: ['staff'] })
const row = {
  name: '甲',
  place: '341181',
  placeName: '天长市',
  kinds: ['big'],
  staff: 5,
  since: '2023-06-15',
}

describe('a list of a described table', () => {
  it('has its columns but those it must never show, and says which are usual', () => {
    const usual = Object.entries(list.columns).map(([key, column]) => [key, column.usual])
    expect(usual).toEqual([
      ['name', true],
      ['place', true],
      ['kinds', true],
      ['staff', false],
      ['since', true],
    ])
  })

  it('tells names for references and words for choices', () => {
    expect(list.columns.place.value(row)).toBe('天长市')
    expect(list.columns.kinds.value(row)).toEqual({ zh: '龙头', en: 'Leading' })
    expect(list.columns.kinds.value({ kinds: [] })).toBeNull()
  })

  it('makes columns of a sheet in the order asked for, figures as numbers and days as days', () => {
    const columns = sheetColumns(list, ['since', 'staff', 'name'])
    expect(columns.map(({ title }) => title)).toEqual(['日期', '人数（人）', '名称'])
    expect(columns.map(({ value }) => value(row))).toEqual([new Date('2023-06-15T00:00:00Z'), 5, '甲'])
  })
})

it('a moment stands in a sheet as the clocks of the city told it', () => {
  const moments = describeList<{ at: string }>()({
    object: 'test.event',
    title: { zh: '事件', en: 'Events' },
    sorts: [],
    columns: {
      at: { title: { zh: '时间', en: 'Time' }, kind: 'instant', usual: true, value: (row) => row.at },
    },
  })
  const [at] = sheetColumns(moments)
  // 18:30 UTC is 02:30 of the next day in Asia/Shanghai, eight hours ahead.
  expect(at?.value({ at: '2023-06-14T18:30:05.000Z' })).toBe('2023-06-15 02:30:05')
})

describe('the schemas of a list', () => {
  it('take a column that orders, either way, and no other', () => {
    expect(listQuery(list).parse({ sort: '-staff' }).sort).toBe('-staff')
    expect(listQuery(list).safeParse({ sort: 'place' }).success).toBe(false)
    expect(listQuery(list).safeParse({ sort: 'name; drop table' }).success).toBe(false)
  })

  it('take columns of the description only, one or several', () => {
    expect(listFileQuery(list).parse({ columns: 'name' }).columns).toEqual(['name'])
    expect(listFileQuery(list).parse({ columns: ['staff', 'name'] }).columns).toEqual(['staff', 'name'])
    expect(listFileQuery(list).safeParse({ columns: ['secret'] }).success).toBe(false)
  })

  it('give a sum as exact decimal text, null where there is none', () => {
    const page = { items: [], total: 0, page: 1, pageSize: 20 }
    const schema = listPageOf(z.object({}), list)
    expect(schema.safeParse({ ...page, totals: { staff: '12345678901234567890.5' } }).success).toBe(true)
    expect(schema.safeParse({ ...page, totals: { staff: null } }).success).toBe(true)
    expect(schema.safeParse({ ...page, totals: { staff: 5 } }).success).toBe(false)
  })
})
