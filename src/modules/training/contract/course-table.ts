import { z } from 'zod'
import {
  choice,
  choices,
  decimal,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'
import { chainCodes, retired } from './shared-columns.ts'

const columns = {
  title: text({
    title: { zh: '课程名称', en: 'Title' },
    aliases: ['课程', '课程题目', '题目', '名称'],
    required: true,
    min: 2,
    max: 120,
    width: 36,
    example: '示例：光伏产业形势与招引方向',
  }),
  hostOrgId: reference({
    title: { zh: '主办单位', en: 'Host' },
    aliases: ['开发单位', '建设单位', '单位'],
    note: { zh: '须已在机构目录中。', en: 'One that is in the directory already.' },
    required: true,
    dictionary: 'directory.organisation',
    named: 'hostOrgName',
    schema: z.uuid(),
    width: 22,
    list: 'more',
    example: '示例市投资促进中心',
  }),
  category: choice({
    title: { zh: '类别', en: 'Category' },
    aliases: ['课程类别'],
    required: true,
    choices: [
      { value: 'industryTrend', title: { zh: '产业形势', en: 'Industry trends' }, aliases: ['产业'] },
      { value: 'policy', title: { zh: '政策解读', en: 'Policies' }, aliases: ['政策'] },
      { value: 'talent', title: { zh: '人才工作', en: 'Talent' }, aliases: ['人才'] },
      { value: 'partyBuilding', title: { zh: '产业链党建', en: 'Chain Party building' }, aliases: ['党建'] },
      { value: 'investment', title: { zh: '招商引资', en: 'Investment promotion' }, aliases: ['招商'] },
      { value: 'finance', title: { zh: '金融财政', en: 'Finance' }, aliases: ['金融', '财政'] },
      { value: 'planning', title: { zh: '规划建设', en: 'Planning and construction' }, aliases: ['规划'] },
      { value: 'practice', title: { zh: '实务案例', en: 'Practice and cases' }, aliases: ['实务', '案例'] },
    ],
    width: 12,
    example: '产业形势',
  }),
  form: choice({
    title: { zh: '教学形式', en: 'Form' },
    aliases: ['形式', '授课形式'],
    required: true,
    choices: [
      { value: 'lecture', title: { zh: '专题讲授', en: 'Lecture' }, aliases: ['讲授', '授课', '讲座'] },
      { value: 'case', title: { zh: '案例教学', en: 'Case' }, aliases: ['案例'] },
      { value: 'fieldTeaching', title: { zh: '现场教学', en: 'Field teaching' }, aliases: ['现场'] },
      {
        value: 'structuredDiscussion',
        title: { zh: '结构化研讨', en: 'Structured discussion' },
        aliases: ['研讨', '讨论'],
      },
    ],
    width: 12,
    example: '专题讲授',
  }),
  hours: decimal({
    title: { zh: '学时', en: 'Class-hours' },
    aliases: ['课时'],
    required: true,
    scale: 1,
    min: 0.5,
    max: 200,
    width: 8,
    example: '3',
  }),
  topicCodes: references({
    title: { zh: '培训主题', en: 'Topics' },
    aliases: ['主题', '涵盖主题'],
    note: { zh: '须已在主题表中；多个以顿号分隔。', en: 'Of the list of topics; several are parted by 、.' },
    dictionary: 'training.topic',
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    most: 20,
    width: 24,
    example: '国家产业政策解读',
  }),
  chainCodes,
  summary: text({
    title: { zh: '内容提要', en: 'Summary' },
    aliases: ['课程简介', '提要', '主要内容', '内容'],
    required: true,
    min: 2,
    max: 4000,
    width: 40,
    list: 'more',
    example: '产业形势、主要企业布局和本地可承接的环节。',
  }),
  competences: choices({
    title: { zh: '能力', en: 'Competences' },
    choices: [
      { value: 'systemsThinking', title: { zh: '系统思维', en: 'Systems thinking' } },
      { value: 'reformInnovation', title: { zh: '改革创新', en: 'Reform and innovation' } },
      { value: 'useOfMarkets', title: { zh: '运用市场', en: 'Use of markets' } },
      { value: 'riskPrevention', title: { zh: '防范化解风险', en: 'Prevention of risk' } },
    ],
    width: 18,
    list: 'more',
  }),
  changeAbilities: choices({
    title: { zh: '识变应变求变', en: 'Change abilities' },
    choices: [
      { value: 'recognise', title: { zh: '识变', en: 'Recognise change' } },
      { value: 'respond', title: { zh: '应变', en: 'Respond to change' } },
      { value: 'seek', title: { zh: '求变', en: 'Seek change' } },
    ],
    width: 14,
    list: 'more',
  }),
  qualities: choices({
    title: { zh: '专精实', en: 'Qualities' },
    choices: [
      { value: 'specialised', title: { zh: '专', en: 'Specialised' } },
      { value: 'refined', title: { zh: '精', en: 'Refined' } },
      { value: 'practical', title: { zh: '实', en: 'Practical' } },
    ],
    width: 10,
    list: 'more',
  }),
  sharing: choice({
    title: { zh: '共享范围', en: 'Sharing' },
    aliases: ['共享', '共享级别'],
    note: {
      zh: '本班：主办单位和干部教育科；全市：全体干部；公开：企业、专家和其他城市也可使用。',
      en: 'Class: the host and the cadre education section; city: every official; public: enterprises, experts and other cities too.',
    },
    required: true,
    choices: [
      { value: 'class', title: { zh: '本班', en: 'Class' } },
      { value: 'city', title: { zh: '全市', en: 'City' } },
      { value: 'public', title: { zh: '公开', en: 'Public' } },
    ],
    width: 10,
    example: '全市',
  }),
  licence: text({
    title: { zh: '使用许可', en: 'Licence' },
    aliases: ['许可', '版权说明'],
    required: false,
    max: 300,
    width: 24,
    list: 'more',
  }),
  source: text({
    title: { zh: '来源', en: 'Source' },
    required: false,
    max: 300,
    width: 20,
    list: 'more',
  }),
  versionNo: integer({
    title: { zh: '版本', en: 'Version' },
    required: true,
    min: 1,
    max: 100_000,
    width: 8,
    list: 'more',
  }),
  timesUsed: integer({
    title: { zh: '使用次数', en: 'Times used' },
    required: true,
    min: 0,
    max: 1_000_000,
    width: 10,
  }),
  retired,
}

const course = {
  object: 'training.course',
  title: { zh: '课程库', en: 'Courses' },
  key: ['title', 'hostOrgId'],
} as const

/** What courses are brought as in a file; a row means the course of its title at its host. */
export const courseTable = describeTable({
  ...course,
  columns: someColumns(columns, [
    'title',
    'hostOrgId',
    'category',
    'form',
    'hours',
    'topicCodes',
    'chainCodes',
    'summary',
    'competences',
    'changeAbilities',
    'qualities',
    'sharing',
    'licence',
    'source',
    'retired',
  ]),
})

/** What is told of a course, on screen and in a file alike. */
export const courseShown = describeTable({ ...course, columns })
