import { z } from 'zod'
import {
  choice,
  choices,
  code,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { provinceChoices } from './provinces.ts'
import { emailColumn, infoDayColumn, phoneColumn, sourceColumn } from './shared-columns.ts'

const columns = {
  name: text({
    title: { zh: '院校名称', en: 'Name' },
    aliases: ['院校', '学校', '学校名称', '单位名称', '名称'],
    required: true,
    min: 2,
    max: 80,
    width: 26,
    example: '示例大学',
  }),
  code: code({
    title: { zh: '院校代码', en: 'Code' },
    aliases: ['学校代码', '学校标识码', '代码'],
    note: {
      zh: '教育部或省里公布的代码；不清楚的留空。',
      en: 'As the ministry or the province lists it; empty where it is not known.',
    },
    required: false,
    schema: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z]{4,12}$/, 'four to twelve digits or letters'),
    width: 12,
    list: 'more',
    example: '10377',
  }),
  kind: choice({
    title: { zh: '类型', en: 'Kind' },
    aliases: ['院校类型', '类别', '办学层次'],
    required: true,
    choices: [
      {
        value: 'university',
        title: { zh: '本科高校', en: 'University' },
        aliases: ['高校', '大学', '本科', '本科院校'],
      },
      {
        value: 'vocational',
        title: { zh: '高职院校', en: 'Vocational college' },
        aliases: ['高职', '高职高专', '专科', '职业学院', '职业技术学院'],
      },
      {
        value: 'technician',
        title: { zh: '技师学院、技工院校', en: 'Technician college' },
        aliases: ['技师学院', '技工院校', '技工学校', '中职', '职业学校'],
      },
      {
        value: 'research',
        title: { zh: '科研院所', en: 'Research institute' },
        aliases: ['研究院', '研究所', '科研机构'],
      },
    ],
    width: 14,
    example: '本科高校',
  }),
  tiers: choices({
    title: { zh: '层次标签', en: 'Tier' },
    aliases: ['标签', '办学层次标签', '层次'],
    note: { zh: '多个以顿号分隔；不清楚的留空。', en: 'Several are parted by 、; empty where not known.' },
    choices: [
      { value: 'doubleFirstClass', title: { zh: '双一流', en: 'Double First-Class' }, aliases: ['“双一流”'] },
      { value: 'p985', title: { zh: '985', en: '985' }, aliases: ['985工程', '985高校'] },
      { value: 'p211', title: { zh: '211', en: '211' }, aliases: ['211工程', '211高校'] },
      {
        value: 'doubleHigh',
        title: { zh: '双高计划', en: 'Double-High' },
        aliases: ['双高', '“双高”', '双高院校'],
      },
      {
        value: 'provincial',
        title: { zh: '省级重点', en: 'Provincial key' },
        aliases: ['省重点', '省属重点', '省级优质'],
      },
    ],
    width: 16,
    example: '双一流、211',
  }),
  province: choice({
    title: { zh: '省份', en: 'Province' },
    aliases: ['所在省', '省', '省（区、市）'],
    required: true,
    choices: provinceChoices,
    width: 12,
    example: '安徽省',
  }),
  city: text({
    title: { zh: '城市', en: 'City' },
    aliases: ['所在市', '所在城市', '市'],
    note: {
      zh: '地级市全称，如“滁州市”；直辖市填市名。',
      en: 'Full name of the prefecture; of a municipality its own.',
    },
    required: true,
    min: 2,
    max: 30,
    width: 12,
    example: '滁州市',
  }),
  regionCode: reference({
    title: { zh: '本市县区', en: 'County here' },
    aliases: ['县区', '所在县区', '县（市、区）'],
    note: { zh: '院校在本市的才填。', en: 'Only for institutes of this city.' },
    required: false,
    dictionary: 'directory.region',
    named: 'regionName',
    schema: z.string().regex(/^\d{6}$/, 'a code of a region'),
    width: 14,
    list: 'more',
    example: '琅琊区',
  }),
  nodeCodes: references({
    title: { zh: '可服务环节', en: 'Nodes it serves' },
    aliases: ['产业链环节', '服务环节', '对口环节'],
    note: {
      zh: '院校自报有实验室、订单班等的产业链环节；多个以顿号分隔。',
      en: 'Nodes for which it says it has laboratories or classes; several are parted by 、.',
    },
    dictionary: 'chains.node',
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/),
    most: 40,
    width: 24,
    list: 'more',
  }),
  website: code({
    title: { zh: '网址', en: 'Website' },
    aliases: ['官网', '网站'],
    required: false,
    schema: z.url({ protocol: /^https?$/ }).max(200),
    width: 24,
    list: 'more',
    example: 'https://www.example.edu.cn',
  }),
  contactName: text({
    title: { zh: '联系人', en: 'Contact' },
    aliases: ['就业办联系人', '联络人'],
    required: false,
    max: 60,
    personal: true,
    width: 12,
    list: 'more',
  }),
  note: text({
    title: { zh: '备注', en: 'Note' },
    aliases: ['说明', '合作情况'],
    required: false,
    max: 500,
    width: 28,
    list: 'more',
  }),
  source: sourceColumn({ example: '院校官网', width: 18, list: 'more' }),
  asOfOn: infoDayColumn(),
}

const contacts = {
  contactPhone: phoneColumn({ title: { zh: '联系电话', en: 'Phone' } }),
  contactEmail: emailColumn({ title: { zh: '联系邮箱', en: 'E-mail' } }),
}

const institute = {
  object: 'talent.institute',
  title: { zh: '院校', en: 'Institutes' },
  key: ['name'],
} as const

/**
 * What institutes are brought as in a file, each the one of its name. Phone and e-mail are no part of it: they are masked
 * everywhere and entered one by one.
 */
export const instituteTable = describeTable({ ...institute, columns })

/** What is told of an institute, on screen and in a file alike; phone and e-mail masked. */
export const instituteShown = describeTable({ ...institute, columns: { ...columns, ...contacts } })

const outputColumns = {
  instituteId: reference({
    title: { zh: '院校', en: 'Institute' },
    aliases: ['院校名称', '学校', '学校名称'],
    required: true,
    dictionary: 'talent.institute',
    named: 'instituteName',
    schema: z.uuid(),
    width: 24,
    example: '滁州学院',
  }),
  majorCode: reference({
    title: { zh: '专业', en: 'Major' },
    aliases: ['专业名称', '专业代码', '所学专业'],
    note: {
      zh: '专业目录中的专业，名称或代码均可；按大类培养的可填专业类。',
      en: 'A major of the catalogue by name or code; its class where students are taken in by class.',
    },
    required: true,
    dictionary: 'talent.major',
    named: 'majorName',
    // Whether there is such a code is said by the catalogue.
    schema: z.string().min(2).max(12),
    width: 22,
    example: '材料科学与工程',
  }),
  year: code({
    title: { zh: '毕业年份', en: 'Year' },
    aliases: ['年份', '年度', '毕业年度', '届别'],
    required: true,
    schema: z.string().regex(/^20\d{2}$/, 'a year of four digits'),
    width: 10,
    example: '2026',
  }),
  graduates: integer({
    title: { zh: '毕业生（人）', en: 'Graduates' },
    aliases: ['毕业生', '毕业生数', '毕业人数', '毕业生人数'],
    note: {
      zh: '不掌握的年份不要填 0，不录该行即可。',
      en: 'Leave the row out for a year that is not known.',
    },
    required: true,
    min: 0,
    max: 100_000,
    width: 12,
    example: '120',
  }),
  employedLocal: integer({
    title: { zh: '留本市就业（人）', en: 'Employed here' },
    aliases: ['留本市就业', '本市就业', '留滁就业', '留滁人数'],
    note: {
      zh: '其中在本市就业的；不掌握的留空。',
      en: 'Of these employed in this city; empty where not known.',
    },
    required: false,
    min: 0,
    max: 100_000,
    width: 14,
    example: '35',
  }),
  source: sourceColumn({ example: '毕业生就业质量年度报告', width: 24 }),
  note: text({
    title: { zh: '备注', en: 'Note' },
    required: false,
    max: 500,
    width: 24,
    list: 'more',
  }),
}

/** How many graduates an institute had of a major in a year: one row for each. */
export const outputTable = describeTable({
  object: 'talent.instituteOutput',
  title: { zh: '院校年度毕业生', en: 'Graduates of institutes' },
  key: ['instituteId', 'majorCode', 'year'],
  columns: outputColumns,
})
