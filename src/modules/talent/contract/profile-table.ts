import { z } from 'zod'
import {
  calendarDay,
  choice,
  choices,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'
import { consentGivenBy } from './consent-table.ts'
import {
  degreeColumn,
  educationColumn,
  emailColumn,
  experienceColumn,
  infoDayColumn,
  majorCodes,
  modes,
  phoneColumn,
  postKindChoices,
  salaryColumn,
  skillsColumn,
  sourceColumn,
  talentGroupColumn,
  titleLevelColumn,
} from './shared-columns.ts'

/** The classes of talent of the city, A leading to E basic. */
export const categoryChoices = [
  { value: 'A', title: { zh: 'A 类', en: 'A' }, aliases: ['A', '顶尖人才'] },
  { value: 'B', title: { zh: 'B 类', en: 'B' }, aliases: ['B', '国家级领军人才'] },
  { value: 'C', title: { zh: 'C 类', en: 'C' }, aliases: ['C', '省级领军人才'] },
  { value: 'D', title: { zh: 'D 类', en: 'D' }, aliases: ['D', '市级领军人才'] },
  { value: 'E', title: { zh: 'E 类', en: 'E' }, aliases: ['E', '基础人才'] },
] as const

const columns = {
  number: integer({
    title: { zh: '编号', en: 'Number' },
    aliases: ['人才编号', '档案编号'],
    note: {
      zh: '由系统给出；填写后按编号更新已有档案，新人留空。',
      en: 'Given by the system; with it the record of that number is changed, leave it empty for somebody new.',
    },
    required: false,
    min: 1,
    max: 2_000_000_000,
    width: 8,
  }),
  name: text({
    title: { zh: '姓名', en: 'Name' },
    aliases: ['人才姓名'],
    required: true,
    min: 2,
    max: 60,
    personal: true,
    width: 12,
    example: '示例甲',
  }),
  category: choice({
    title: { zh: '人才类别', en: 'Category' },
    aliases: ['人才分类', '认定类别'],
    note: {
      zh: '本市人才分类认定的 A–E 类；未认定的留空。',
      en: 'A to E as the city classes talent; empty for none.',
    },
    required: false,
    choices: categoryChoices,
    width: 10,
    example: 'D 类',
  }),
  talentGroup: talentGroupColumn({
    title: { zh: '人才群体', en: 'Group' },
    aliases: ['人才队伍', '人才类型'],
    required: false,
  }),
  education: educationColumn({
    title: { zh: '学历', en: 'Education' },
    aliases: ['最高学历', '文化程度'],
    required: false,
    example: '硕士研究生',
  }),
  degree: degreeColumn({
    title: { zh: '学位', en: 'Degree' },
    aliases: ['最高学位'],
    required: false,
    width: 8,
    example: '硕士',
  }),
  school: text({
    title: { zh: '毕业院校', en: 'School' },
    aliases: ['学校', '院校', '毕业学校'],
    required: false,
    max: 120,
    personal: true,
    width: 20,
    list: 'more',
    example: '示例大学',
  }),
  majorCodes: { ...majorCodes, list: 'more' as const },
  titleLevel: titleLevelColumn({
    title: { zh: '职称或技能等级', en: 'Title or skill level' },
    aliases: ['职称', '技能等级', '职称等级'],
    required: false,
    width: 14,
    example: '中级职称',
  }),
  experienceYears: experienceColumn({
    title: { zh: '从业年限', en: 'Years of experience' },
    aliases: ['工作年限', '相关工作年限'],
    note: { zh: '从事相关工作的年数。', en: 'Years of work in the field.' },
    max: 70,
    example: '6',
  }),
  employer: text({
    title: { zh: '现单位', en: 'Employer' },
    aliases: ['工作单位', '所在单位', '单位'],
    note: {
      zh: '与企业名录中的名称或统一社会信用代码一致的，自动关联该企业；其他单位照写。',
      en: 'Where it is the name or social credit code of the register, it is tied to that entry; others as written.',
    },
    required: false,
    max: 120,
    personal: true,
    width: 24,
    example: '示例公司',
  }),
  enterpriseId: reference({
    title: { zh: '现单位（名录企业）', en: 'Employer in the register' },
    aliases: ['现单位统一社会信用代码', '单位统一社会信用代码', '名录企业'],
    note: {
      zh: '企业名录中的名称或统一社会信用代码；留空时按“现单位”查找。',
      en: 'Name or social credit code of the register; when empty, what stands as employer is looked for.',
    },
    required: false,
    dictionary: 'directory.enterprise',
    named: 'enterpriseName',
    schema: z.uuid(),
    personal: true,
    width: 24,
    list: 'more',
  }),
  skillIds: skillsColumn({
    title: { zh: '技能', en: 'Skills' },
    aliases: ['专业技能', '技能特长', '专长'],
    most: 40,
    width: 28,
    example: '电池工艺',
  }),
  nodeCodes: references({
    title: { zh: '从事环节', en: 'Nodes' },
    aliases: ['产业链环节', '所在环节'],
    note: {
      zh: '曾工作或受训的产业链环节；多个以顿号分隔。',
      en: 'Nodes worked or trained in; several are parted by 、.',
    },
    dictionary: 'chains.node',
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/),
    most: 20,
    width: 22,
  }),
  chainCodes: references({
    title: { zh: '意向产业链', en: 'Chains' },
    aliases: ['产业链', '所属产业链'],
    note: {
      zh: '愿意从事的产业链；多条以顿号分隔，留空为不限。',
      en: 'Chains open to; several are parted by 、, empty for any.',
    },
    dictionary: 'chains.chain',
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    most: 20,
    width: 18,
    example: '光伏',
  }),
  postKinds: choices({
    title: { zh: '意向岗位类型', en: 'Kinds of post' },
    aliases: ['求职意向', '岗位意向'],
    choices: postKindChoices,
    width: 16,
    list: 'more',
    example: '专业技术',
  }),
  modes: { ...modes, list: 'more' as const },
  placeCodes: references({
    title: { zh: '意向地区', en: 'Places' },
    aliases: ['意向工作地', '工作地区'],
    note: {
      zh: '按意愿先后填写，以顿号分隔；留空为不限。',
      en: 'The most wished first, parted by 、; empty for any.',
    },
    dictionary: 'directory.region',
    schema: z.string().regex(/^\d{6}$/),
    most: 20,
    width: 18,
    list: 'more',
  }),
  salaryFrom: salaryColumn({
    title: { zh: '期望月薪下限', en: 'Salary from' },
    aliases: ['期望薪酬下限', '月薪下限'],
    example: '12000',
  }),
  salaryTo: salaryColumn({
    title: { zh: '期望月薪上限', en: 'Salary to' },
    aliases: ['期望薪酬上限', '月薪上限'],
    example: '18000',
  }),
  availableOn: calendarDay({
    title: { zh: '可到岗日期', en: 'Available from' },
    aliases: ['到岗时间', '可到岗时间'],
    required: false,
    width: 12,
    list: 'more',
  }),
  mostEngagements: integer({
    title: { zh: '最多同时对接数', en: 'Needs at once' },
    aliases: ['可同时对接数'],
    note: {
      zh: '兼职、柔性可填多于 1；留空为 1。',
      en: 'More than one for part-time and flexible work; 1 when empty.',
    },
    required: false,
    min: 1,
    max: 20,
    width: 12,
    list: 'more',
    example: '1',
  }),
  honours: text({
    title: { zh: '荣誉奖项', en: 'Honours' },
    aliases: ['荣誉', '获奖情况'],
    required: false,
    max: 1000,
    personal: true,
    width: 24,
    list: 'more',
  }),
  achievements: text({
    title: { zh: '主要成果', en: 'Achievements' },
    aliases: ['业绩成果', '成果'],
    required: false,
    max: 2000,
    personal: true,
    width: 30,
    list: 'more',
  }),
  summary: text({
    title: { zh: '简介', en: 'Summary' },
    aliases: ['个人简介', '备注'],
    required: false,
    max: 2000,
    personal: true,
    width: 30,
    list: 'more',
  }),
  phone: phoneColumn({ title: { zh: '电话', en: 'Phone' } }),
  email: emailColumn({ title: { zh: '邮箱', en: 'E-mail' } }),
  source: sourceColumn({ example: '人才服务窗口登记', width: 18, list: 'more' }),
  asOfOn: infoDayColumn(),
  consentGivenOn: calendarDay({
    title: { zh: '同意日期', en: 'Consent given on' },
    aliases: ['授权日期'],
    note: {
      zh: '本人同意登记和匹配的日期；没有本人同意的，不得登记。',
      en: 'The day of consent; nobody is entered without it.',
    },
    required: true,
    width: 12,
    list: 'more',
  }),
  consentUntilOn: calendarDay({
    title: { zh: '同意期限至', en: 'Consent until' },
    aliases: ['授权期限至', '授权到期日'],
    required: true,
    width: 12,
  }),
  consentGivenBy: { ...consentGivenBy, list: 'more' as const },
}

const profile = {
  object: 'talent.profile',
  title: { zh: '人才库', en: 'People' },
  key: ['number', 'name', 'school'],
} as const

const contacts = ['phone', 'email'] as const
type Contact = (typeof contacts)[number]
const consents = ['consentGivenOn', 'consentUntilOn', 'consentGivenBy'] as const
type Key = keyof typeof columns
const broughtKeys = (Object.keys(columns) as Key[]).filter(
  (key): key is Exclude<Key, Contact> => !contacts.includes(key as Contact),
)
const enteredKeys = (Object.keys(columns) as Key[]).filter(
  (key): key is Exclude<Key, (typeof consents)[number] | 'number'> =>
    key !== 'number' && !consents.includes(key as (typeof consents)[number]),
)

/**
 * What people are brought as in a file, with the consent of each; a row means the one of its number, or of its name and
 * school. Phone and e-mail are no part of it: they are masked everywhere and entered one by one.
 */
export const profileTable = describeTable({ ...profile, columns: someColumns(columns, broughtKeys) })

/** What is told of a person, on screen and in a file alike; phone and e-mail masked. */
export const profileShown = describeTable({ ...profile, columns })

/** What is entered of a person by hand; the consent has fields of its own. */
export const profileEntered = describeTable({
  ...profile,
  key: ['name', 'school'],
  columns: someColumns(columns, enteredKeys),
})
