import { z } from 'zod'
import { writtenCode } from '#core/text/written-code.ts'
import {
  calendarDay,
  choices,
  code,
  integer,
  reference,
  text,
  texts,
  yesNo,
} from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

export const enterpriseKinds = ['leadingEnterprise', 'chainOwner', 'littleGiant'] as const

/** The enterprise register as a table: list page, API, template, import and export. */
export const enterpriseTable = describeTable({
  object: 'directory.enterprise',
  title: { zh: '企业名录', en: 'Enterprise register' },
  key: ['uscc'],
  columns: {
    name: text({
      title: { zh: '企业名称', en: 'Name' },
      aliases: ['单位名称', '公司名称', '单位详细名称', '企业全称'],
      required: true,
      min: 2,
      max: 120,
      width: 30,
      example: '滁州示例光伏玻璃有限公司',
    }),
    uscc: code({
      title: { zh: '统一社会信用代码', en: 'Social credit code' },
      aliases: ['社会信用代码', '信用代码', '统一代码'],
      note: {
        zh: '18 位，按文本填写；导入时核对校验位。',
        en: '18 characters, entered as text; the check digit is verified.',
      },
      required: true,
      schema: z.string().overwrite(writtenCode).min(1).max(40),
      width: 22,
      example: '91341100MA0EXMPL0U',
    }),
    formerNames: texts({
      title: { zh: '曾用名', en: 'Former names' },
      note: { zh: '多个名称以顿号分隔。', en: 'Several names are parted by 、.' },
      min: 2,
      max: 120,
      most: 20,
      width: 24,
      list: 'more',
    }),
    regionCode: reference({
      title: { zh: '所在地', en: 'Region' },
      aliases: ['县区', '县（市、区）', '所属县区', '所属园区', '所属地区', '属地'],
      required: true,
      dictionary: 'directory.region',
      named: 'regionName',
      schema: z.string().regex(/^\d{6}$/),
      example: '天长市',
    }),
    address: text({
      title: { zh: '地址', en: 'Address' },
      aliases: ['注册地址', '住所', '企业地址', '详细地址', '通讯地址'],
      required: false,
      min: 2,
      max: 200,
      width: 30,
      list: 'more',
    }),
    aboveScale: yesNo({
      title: { zh: '规模以上企业', en: 'Above scale' },
      aliases: ['是否规上', '规上', '规上企业', '是否规模以上'],
      width: 12,
      example: '是',
    }),
    kinds: choices({
      title: { zh: '企业类型', en: 'Kind' },
      aliases: ['企业类别'],
      choices: [
        {
          value: 'leadingEnterprise',
          title: { zh: '龙头企业', en: 'Leading enterprise' },
          aliases: ['龙头'],
        },
        { value: 'chainOwner', title: { zh: '链主企业', en: 'Chain owner' }, aliases: ['链主'] },
        {
          value: 'littleGiant',
          title: { zh: '专精特新“小巨人”', en: 'Little giant' },
          aliases: ['小巨人', '专精特新小巨人', '专精特新'],
        },
      ],
      width: 20,
      example: '链主企业',
    }),
    registeredOn: calendarDay({
      title: { zh: '注册日期', en: 'Registered on' },
      aliases: ['成立日期', '成立时间', '注册时间'],
      required: false,
      width: 12,
      list: 'more',
      example: '2018-03-24',
    }),
    staff: integer({
      title: { zh: '职工人数', en: 'Staff' },
      aliases: ['从业人数', '员工人数', '员工数', '从业人员期末人数'],
      required: false,
      unit: '人',
      min: 0,
      max: 10_000_000,
      width: 10,
      list: 'more',
      example: '860',
    }),
    products: text({
      title: { zh: '主要产品', en: 'Products' },
      aliases: ['主营产品', '主营业务', '产品'],
      required: false,
      max: 2000,
      width: 32,
      example: '光伏玻璃',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      required: false,
      max: 2000,
      width: 24,
      list: 'more',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源'],
      note: { zh: '如：企业年报、县区报送。', en: 'Such as annual report of the enterprise.' },
      required: true,
      min: 2,
      max: 200,
      width: 20,
      list: 'more',
      example: '县区报送',
    }),
    asOfOn: calendarDay({
      title: { zh: '数据日期', en: 'As of' },
      aliases: ['数据时间', '截至日期', '统计日期'],
      required: true,
      width: 12,
      example: '2023-06-15',
    }),
  },
})
