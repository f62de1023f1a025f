import { z } from 'zod'
import { choice, code, integer, reference, text } from '#platform/tabular/description/column.ts'
import { phone } from '#platform/tabular/description/contact.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'
import { chainCodes, note, retired } from './shared-columns.ts'

const columns = {
  name: text({
    title: { zh: '名称', en: 'Name' },
    aliases: ['场地名称', '教学点名称', '课室名称', '现场教学点'],
    required: true,
    min: 2,
    max: 120,
    width: 28,
    example: '示例光伏产业园现场教学点',
  }),
  kind: choice({
    title: { zh: '类别', en: 'Kind' },
    aliases: ['场地类别', '场地类型', '类型'],
    required: true,
    choices: [
      { value: 'classroom', title: { zh: '课室', en: 'Classroom' }, aliases: ['教室', '会议室', '报告厅'] },
      { value: 'fieldSite', title: { zh: '现场教学点', en: 'Field site' }, aliases: ['现场', '教学点'] },
    ],
    width: 12,
    example: '现场教学点',
  }),
  regionCode: reference({
    title: { zh: '所在地', en: 'Region' },
    aliases: ['县区', '所属园区', '所属县区', '属地'],
    required: true,
    dictionary: 'directory.region',
    named: 'regionName',
    schema: z.string().regex(/^\d{6}$/),
    example: '天长市',
  }),
  chainCodes,
  capacity: integer({
    title: { zh: '容纳人数', en: 'Capacity' },
    aliases: ['容量', '人数', '座位数'],
    required: true,
    unit: '人',
    min: 1,
    max: 100_000,
    width: 10,
    example: '60',
  }),
  address: text({
    title: { zh: '地址', en: 'Address' },
    aliases: ['详细地址', '地点'],
    required: false,
    max: 200,
    width: 28,
    list: 'more',
  }),
  route: text({
    title: { zh: '路线', en: 'Route' },
    aliases: ['行车路线', '交通', '到达方式'],
    required: false,
    max: 500,
    width: 28,
    list: 'more',
  }),
  shows: text({
    title: { zh: '教学内容', en: 'What is seen there' },
    aliases: ['参观内容', '看点', '现场内容'],
    required: false,
    max: 2000,
    width: 36,
    example: '组件自动化产线与质量追溯',
  }),
  contactName: text({
    title: { zh: '联系人', en: 'Contact' },
    required: false,
    min: 2,
    max: 60,
    personal: true,
    width: 12,
    list: 'more',
  }),
  contactPhone: code({
    title: { zh: '联系电话', en: 'Contact phone' },
    required: false,
    schema: phone,
    personal: true,
    width: 16,
    list: 'more',
  }),
  note,
  retired,
}

const venue = {
  object: 'training.venue',
  title: { zh: '教学场地', en: 'Venues' },
  key: ['name', 'regionCode'],
} as const

/** What venues are brought as in a file; contacts are entered one by one. */
export const venueTable = describeTable({
  ...venue,
  columns: someColumns(columns, [
    'name',
    'kind',
    'regionCode',
    'chainCodes',
    'capacity',
    'address',
    'route',
    'shows',
    'note',
    'retired',
  ]),
})

/** What is told of a venue, on screen and in a file alike; the contact masked. */
export const venueShown = describeTable({ ...venue, columns })
