import { z } from 'zod'
import {
  calendarDay,
  choice,
  choices,
  decimal,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'
import {
  degreeColumn,
  educationColumn,
  emailColumn,
  enterpriseColumn,
  experienceColumn,
  majorCodes,
  modes,
  phoneColumn,
  postKind,
  salaryColumn,
  skillsColumn,
  talentGroupColumn,
  titleLevelColumn,
} from './shared-columns.ts'

export const needKindChoices = [
  { value: 'post', title: { zh: '岗位需求', en: 'Post' }, aliases: ['岗位', '人才需求', '招聘岗位'] },
  {
    value: 'technical',
    title: { zh: '技术需求', en: 'Technical need' },
    aliases: ['技术', '技术难题', '技术攻关', '揭榜挂帅'],
  },
] as const

export const needStateChoices = [
  { value: 'open', title: { zh: '招引中', en: 'Open' }, aliases: ['开放', '在招'] },
  { value: 'paused', title: { zh: '暂停', en: 'Paused' } },
  { value: 'filled', title: { zh: '已满足', en: 'Filled' }, aliases: ['已完成', '招满'] },
  { value: 'closed', title: { zh: '已关闭', en: 'Closed' }, aliases: ['关闭', '取消'] },
] as const

/** What a demand can be that excludes who does not meet it. */
export const mustChoices = [
  { value: 'skills', title: { zh: '必备技能', en: 'Required skills' }, aliases: ['技能'] },
  { value: 'experience', title: { zh: '工作年限', en: 'Experience' }, aliases: ['经验', '年限'] },
  { value: 'level', title: { zh: '学历职称', en: 'Education and title' }, aliases: ['学历', '职称', '层次'] },
  { value: 'place', title: { zh: '工作地点', en: 'Place' }, aliases: ['地点'] },
] as const

const several = { zh: '多个以顿号分隔。', en: 'Several are parted by 、.' }

const columns = {
  title: text({
    title: { zh: '需求名称', en: 'Title' },
    aliases: ['岗位名称', '职位', '岗位', '技术需求名称', '需求标题', '名称'],
    required: true,
    min: 2,
    max: 100,
    width: 28,
    example: '电池工艺工程师',
  }),
  kind: choice({
    title: { zh: '需求类别', en: 'Kind' },
    aliases: ['类别', '需求性质'],
    required: true,
    choices: needKindChoices,
    width: 12,
    example: '岗位需求',
  }),
  enterpriseId: enterpriseColumn({
    title: { zh: '企业', en: 'Enterprise' },
    aliases: ['企业名称', '用人单位', '需求单位', '单位名称', '统一社会信用代码'],
    width: 30,
  }),
  chainCode: reference({
    title: { zh: '产业链', en: 'Chain' },
    aliases: ['所属产业链', '产业链名称'],
    required: true,
    dictionary: 'chains.chain',
    named: 'chainName',
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    width: 16,
    example: '光伏',
  }),
  nodeCode: reference({
    title: { zh: '环节', en: 'Node' },
    aliases: ['环节名称', '所在环节', '产业链环节', '节点'],
    note: {
      zh: '须是所选产业链中的环节；说不准可留空。',
      en: 'A node of the chain named; empty where only the chain is known.',
    },
    required: false,
    dictionary: 'chains.node',
    named: 'nodeName',
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    width: 18,
  }),
  headcount: integer({
    title: { zh: '人数', en: 'People' },
    aliases: ['需求人数', '招聘人数', '数量'],
    required: true,
    min: 1,
    max: 10_000,
    unit: '人',
    width: 10,
    example: '2',
  }),
  urgency: integer({
    title: { zh: '紧迫程度', en: 'Urgency' },
    aliases: ['紧急程度', '紧缺程度', '紧迫度', '星级'],
    note: { zh: '1 到 5，5 最急。', en: 'One to five, five the most urgent.' },
    required: true,
    min: 1,
    max: 5,
    width: 10,
    example: '4',
  }),
  tier: integer({
    title: { zh: '匹配次序', en: 'Tier' },
    aliases: ['优先级', '匹配层级', '层级'],
    note: {
      zh: '1 最先满足；留空时按紧迫程度：5 为 1，4 为 2，3 为 3，其余为 4。',
      en: 'One is filled first; empty follows the urgency: 5 is 1, 4 is 2, 3 is 3, else 4.',
    },
    required: false,
    min: 1,
    max: 9,
    width: 10,
    list: 'more',
  }),
  postKind,
  talentGroup: talentGroupColumn({
    title: { zh: '人才类别', en: 'Group' },
    aliases: ['人才层次', '人才类型'],
    required: true,
    list: 'more',
  }),
  education: educationColumn({
    title: { zh: '最低学历', en: 'Education at least' },
    aliases: ['学历', '学历要求'],
    required: true,
    example: '本科',
  }),
  degree: degreeColumn({
    title: { zh: '最低学位', en: 'Degree at least' },
    aliases: ['学位', '学位要求'],
    required: false,
  }),
  experienceYears: experienceColumn({
    title: { zh: '工作年限', en: 'Years of experience' },
    aliases: ['经验要求', '从业年限', '工作经验'],
    note: { zh: '至少几年；留空为不限。', en: 'At least so many years; empty for none.' },
    max: 50,
    list: 'more',
    example: '3',
  }),
  titleLevel: titleLevelColumn({
    title: { zh: '职称、技能等级', en: 'Title or skill level' },
    aliases: ['职称', '职称要求', '技能等级', '职业资格'],
    required: false,
    list: 'more',
  }),
  majorCodes: { ...majorCodes, list: 'more' as const },
  requiredSkillIds: skillsColumn({
    title: { zh: '必备技能', en: 'Required skills' },
    aliases: ['技能要求', '必需技能', '技能'],
    most: 20,
    example: 'TOPCon工艺',
  }),
  wishedSkillIds: skillsColumn({
    title: { zh: '优先技能', en: 'Wished skills' },
    aliases: ['加分技能', '期望技能'],
    most: 20,
    list: 'more',
  }),
  must: choices({
    title: { zh: '硬性条件', en: 'Must be met' },
    aliases: ['必须满足', '刚性条件'],
    note: {
      zh: '选中的要求不满足即不推荐，其余只影响评分；多个以顿号分隔。',
      en: 'Who fails one of these is not suggested; the others only count in the score.',
    },
    choices: mustChoices,
    width: 18,
    list: 'more',
  }),
  regionCodes: references({
    title: { zh: '工作地点', en: 'Places' },
    aliases: ['工作地', '用人地点', '地点'],
    note: several,
    dictionary: 'directory.region',
    schema: z.string().regex(/^\d{6}$/),
    most: 10,
    width: 16,
    list: 'more',
  }),
  salaryFrom: salaryColumn({
    title: { zh: '月薪下限', en: 'Pay from' },
    aliases: ['最低月薪', '薪资下限', '最低薪资'],
    note: { zh: '税前每月；上下限同时填写。', en: 'A month before tax; both ends together.' },
    example: '9000',
  }),
  salaryTo: salaryColumn({
    title: { zh: '月薪上限', en: 'Pay to' },
    aliases: ['最高月薪', '薪资上限', '最高薪资'],
    example: '14000',
  }),
  modes: { ...modes, list: 'more' as const },
  duties: text({
    title: { zh: '职责、需求说明', en: 'Duties' },
    aliases: ['岗位职责', '工作内容', '需求描述', '需求说明', '技术难题描述'],
    required: false,
    max: 2000,
    width: 36,
    list: 'more',
  }),
  benefits: text({
    title: { zh: '福利待遇', en: 'Benefits' },
    aliases: ['待遇', '福利'],
    required: false,
    max: 1000,
    width: 24,
    list: 'more',
  }),
  deadlineOn: calendarDay({
    title: { zh: '截止日期', en: 'Deadline' },
    aliases: ['到岗期限', '有效期至', '截止时间'],
    required: false,
    width: 12,
  }),
  targetIndicators: text({
    title: { zh: '目标指标', en: 'Targets' },
    aliases: ['技术指标', '攻关目标', '预期目标'],
    note: { zh: '技术需求必填。', en: 'A technical need has them.' },
    required: false,
    max: 1000,
    width: 30,
    list: 'more',
  }),
  budget: decimal({
    title: { zh: '经费预算', en: 'Budget' },
    aliases: ['预算', '拟投入', '悬赏金额', '榜额'],
    required: false,
    scale: 2,
    min: 0,
    max: 9_999_999_999,
    unit: '万元',
    width: 12,
    list: 'more',
  }),
  termMonths: integer({
    title: { zh: '期限（月）', en: 'Months' },
    aliases: ['攻关期限', '完成期限', '期限'],
    required: false,
    min: 1,
    max: 120,
    width: 10,
    list: 'more',
  }),
  propertyRule: text({
    title: { zh: '成果归属', en: 'Whose the results are' },
    aliases: ['知识产权归属', '产权约定'],
    required: false,
    max: 500,
    width: 24,
    list: 'more',
  }),
  contactName: text({
    title: { zh: '联系人', en: 'Contact' },
    required: false,
    max: 60,
    personal: true,
    width: 12,
    list: 'more',
  }),
  source: text({
    title: { zh: '来源', en: 'Source' },
    aliases: ['数据来源'],
    note: { zh: '留空为“企业填报”。', en: 'Empty means that the enterprise said so.' },
    required: false,
    max: 200,
    width: 16,
    list: 'more',
  }),
  asOfOn: calendarDay({
    title: { zh: '数据日期', en: 'As of' },
    aliases: ['截至日期', '填报日期'],
    note: { zh: '留空为当天。', en: 'Empty means today.' },
    required: false,
    width: 12,
    list: 'more',
  }),
}

const contacts = {
  contactPhone: phoneColumn({ title: { zh: '联系电话', en: 'Phone' } }),
  contactEmail: emailColumn({ title: { zh: '联系邮箱', en: 'E-mail' } }),
}

const state = choice({
  title: { zh: '状态', en: 'State' },
  required: true,
  choices: needStateChoices,
  width: 10,
})

const need = {
  object: 'talent.need',
  title: { zh: '人才需求', en: 'Needs' },
  key: ['enterpriseId', 'title'],
} as const

/**
 * What needs are brought as in a file: each is the one of its title at its enterprise. Phone and e-mail are no part of
 * it: they are masked everywhere and entered one by one. Where it stands is moved by hand, with a reason.
 */
export const needTable = describeTable({ ...need, columns })

/** What is told of a need, on screen and in a file alike; phone and e-mail masked. */
export const needShown = describeTable({
  ...need,
  columns: {
    ...someColumns(columns, [
      'title',
      'kind',
      'enterpriseId',
      'chainCode',
      'nodeCode',
      'headcount',
      'urgency',
    ]),
    state,
    ...columns,
    ...contacts,
  },
})
