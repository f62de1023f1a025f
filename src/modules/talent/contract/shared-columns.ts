import { z } from 'zod'
import {
  calendarDay,
  choice,
  choices,
  code,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { email, phone } from '#platform/tabular/description/contact.ts'
import type { Words } from '#platform/words.ts'
import { majorCode } from './major.ts'

/** Columns that needs and people have alike, so that both can be laid against each other, and whom to ask. */

/** Education, codes of GB/T 4658; doctoral and master's studies apart. */
export const educationChoices = [
  { value: '11', title: { zh: '博士研究生', en: 'Doctoral' }, aliases: ['博士', '博士及以上'] },
  {
    value: '14',
    title: { zh: '硕士研究生', en: "Master's" },
    aliases: ['硕士', '研究生', '硕士及以上', '研究生及以上'],
  },
  { value: '20', title: { zh: '大学本科', en: 'Undergraduate' }, aliases: ['本科', '大学', '本科及以上'] },
  { value: '30', title: { zh: '大学专科', en: 'Junior college' }, aliases: ['大专', '专科', '大专及以上'] },
  {
    value: '40',
    title: { zh: '中等职业教育', en: 'Secondary vocational' },
    aliases: ['中专', '中技', '技校', '职高'],
  },
  { value: '60', title: { zh: '普通高中', en: 'Senior high school' }, aliases: ['高中', '高中及以上'] },
  { value: '90', title: { zh: '其他、不限', en: 'Other or any' }, aliases: ['不限', '其他', '无要求'] },
] as const

/** Degree, codes of GB/T 6864. */
export const degreeChoices = [
  { value: '2', title: { zh: '博士', en: 'Doctor' }, aliases: ['博士学位'] },
  { value: '3', title: { zh: '硕士', en: 'Master' }, aliases: ['硕士学位'] },
  { value: '4', title: { zh: '学士', en: 'Bachelor' }, aliases: ['学士学位'] },
] as const

/** Technical titles by the level digit of GB/T 8561 (T1 to T5), skill levels one to five (S1 to S5). */
export const titleLevelChoices = [
  { value: 'T1', title: { zh: '正高级职称', en: 'Full senior title' }, aliases: ['正高', '正高级'] },
  {
    value: 'T2',
    title: { zh: '副高级职称', en: 'Associate senior title' },
    aliases: ['副高', '副高级', '高级职称', '高级工程师'],
  },
  { value: 'T3', title: { zh: '中级职称', en: 'Intermediate title' }, aliases: ['中级', '工程师'] },
  {
    value: 'T4',
    title: { zh: '助理级职称', en: 'Assistant title' },
    aliases: ['助理级', '助理工程师', '初级职称'],
  },
  { value: 'T5', title: { zh: '员级职称', en: 'Junior title' }, aliases: ['员级', '技术员'] },
  { value: 'S1', title: { zh: '高级技师', en: 'Senior technician' }, aliases: ['一级', '职业资格一级'] },
  { value: 'S2', title: { zh: '技师', en: 'Technician' }, aliases: ['二级', '职业资格二级'] },
  { value: 'S3', title: { zh: '高级工', en: 'Senior worker' }, aliases: ['三级', '职业资格三级'] },
  { value: 'S4', title: { zh: '中级工', en: 'Intermediate worker' }, aliases: ['四级', '职业资格四级'] },
  { value: 'S5', title: { zh: '初级工', en: 'Junior worker' }, aliases: ['五级', '职业资格五级'] },
] as const

export const postKindChoices = [
  { value: 'management', title: { zh: '管理', en: 'Management' }, aliases: ['经营管理', '管理类'] },
  {
    value: 'technical',
    title: { zh: '专业技术', en: 'Technical' },
    aliases: ['技术', '研发', '专业技术类', '技术类'],
  },
  { value: 'marketing', title: { zh: '市场营销', en: 'Marketing' }, aliases: ['营销', '销售', '营销类'] },
  {
    value: 'skill',
    title: { zh: '技能操作', en: 'Skilled work' },
    aliases: ['技能', '操作', '技能类', '高技能'],
  },
] as const

export const talentGroupChoices = [
  { value: 'leading', title: { zh: '领军人才', en: 'Leading' }, aliases: ['领军', '高层次', '高层次人才'] },
  { value: 'young', title: { zh: '青年人才', en: 'Young' }, aliases: ['青年', '高校毕业生'] },
  { value: 'skilled', title: { zh: '技能人才', en: 'Skilled' }, aliases: ['技能', '高技能人才'] },
] as const

export const modeChoices = [
  { value: 'fullTime', title: { zh: '全职', en: 'Full-time' }, aliases: ['全日制', '全职引进'] },
  { value: 'flexible', title: { zh: '柔性引进', en: 'Flexible' }, aliases: ['柔性', '周末工程师'] },
  { value: 'partTime', title: { zh: '兼职顾问', en: 'Part-time consultant' }, aliases: ['兼职', '顾问'] },
  { value: 'project', title: { zh: '项目合作', en: 'Project' }, aliases: ['项目', '合作'] },
] as const

export const postKind = choice({
  title: { zh: '岗位类型', en: 'Kind of post' },
  aliases: ['岗位类别', '需求类型'],
  required: true,
  choices: postKindChoices,
  width: 12,
  example: '专业技术',
})

export const modes = choices({
  title: { zh: '工作方式', en: 'Ways of working' },
  aliases: ['用工方式', '引进方式', '合作方式'],
  note: { zh: '多种以顿号分隔；留空为均可。', en: 'Several are parted by 、; empty for any.' },
  choices: modeChoices,
  width: 16,
  example: '全职、柔性引进',
})

/** What a need and a person call a column that both have: a need asks for at least what a person has or wishes. */
interface Named<Required extends boolean> {
  title: Words
  aliases: readonly string[]
  required: Required
  note?: Words
  width?: number
  list?: 'always' | 'more' | 'never'
  example?: string
}

export const educationColumn = <const R extends boolean>(named: Named<R>) =>
  choice({ width: 14, ...named, choices: educationChoices })

export const degreeColumn = <const R extends boolean>(named: Named<R>) =>
  choice({ width: 10, list: 'more', ...named, choices: degreeChoices })

export const titleLevelColumn = <const R extends boolean>(named: Named<R>) =>
  choice({ width: 16, ...named, choices: titleLevelChoices })

export const talentGroupColumn = <const R extends boolean>(named: Named<R>) =>
  choice({ width: 12, example: '青年人才', ...named, choices: talentGroupChoices })

/** One end of a pay a month before tax; both ends are told together. */
export const salaryColumn = (named: Omit<Named<false>, 'required'>) =>
  integer({ width: 14, list: 'more', ...named, required: false, min: 1, max: 10_000_000, unit: '元' })

export const experienceColumn = (named: Omit<Named<false>, 'required'> & { max: number }) =>
  integer({ width: 10, ...named, required: false, min: 0, unit: '年' })

/** Whom to call; masked wherever it is told. */
export const phoneColumn = ({ title }: { title: Words }) =>
  code({ title, required: false, schema: phone, personal: true, width: 16, list: 'more' })

/** Where to write; masked wherever it is told. */
export const emailColumn = ({ title }: { title: Words }) =>
  code({ title, required: false, schema: email, personal: true, width: 24, list: 'more' })

/** An enterprise of the register. */
export const enterpriseColumn = (named: { title: Words; aliases: readonly string[]; width: number }) =>
  reference({
    ...named,
    note: {
      zh: '企业名录中的名称或统一社会信用代码。',
      en: 'Name or social credit code as in the register.',
    },
    required: true,
    dictionary: 'directory.enterprise',
    named: 'enterpriseName',
    schema: z.uuid(),
  })

/** Where what is kept of somebody or something comes from. */
export const sourceColumn = (given: { example: string; width: number; list?: 'more' }) =>
  text({
    title: { zh: '来源', en: 'Source' },
    aliases: ['信息来源', '数据来源'],
    required: true,
    min: 2,
    max: 200,
    ...given,
  })

/** To which day it is so. */
export const infoDayColumn = () =>
  calendarDay({
    title: { zh: '信息日期', en: 'As of' },
    aliases: ['截至日期', '更新日期'],
    required: true,
    width: 12,
    list: 'more',
  })

/** Skills of the list, by any of their words. */
export const skillsColumn = ({ most, ...named }: Omit<Named<false>, 'required'> & { most: number }) =>
  references({
    note: {
      zh: '技能词表中的技能，名称或同义词均可；多个以顿号分隔。',
      en: 'Skills of the list, by name or synonym; several are parted by 、.',
    },
    width: 26,
    ...named,
    dictionary: 'talent.skill',
    schema: z.uuid(),
    most,
  })

export const majorCodes = references({
  title: { zh: '专业', en: 'Majors' },
  aliases: ['专业要求', '所学专业', '学科专业'],
  note: {
    zh: '专业目录中的门类、专业类或专业，名称或代码均可；多个以顿号分隔。几个层次都有的名称须注明层次，如“数控技术（高职专科）”。',
    en: 'Disciplines, classes or majors of the catalogues, by name or code; several are parted by 、. Where several levels have a name, the level is told, as in 数控技术（高职专科）.',
  },
  dictionary: 'talent.major',
  schema: majorCode,
  most: 20,
  width: 24,
  example: '材料科学与工程',
})

export type Education = (typeof educationChoices)[number]['value']
export type TitleLevel = (typeof titleLevelChoices)[number]['value']
