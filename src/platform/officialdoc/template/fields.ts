import { z } from 'zod'
import type { DocumentKind } from '../model.ts'

export const fieldTypes = ['line', 'text', 'body', 'list', 'day', 'flag', 'urgency', 'rows'] as const

/** One value a template may use. `rows` have columns of their own, which stand inside `{{#each}}`. */
export const templateField = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  required: z.boolean(),
  columns: z.array(z.object({ name: z.string(), label: z.string() })),
})
export type TemplateField = z.infer<typeof templateField>

const field = (
  name: string,
  label: string,
  type: TemplateField['type'],
  required = false,
): TemplateField => ({
  name,
  label,
  type,
  required,
  columns: [],
})
const rows = (name: string, label: string, columns: Record<string, string>): TemplateField => ({
  ...field(name, label, 'rows'),
  columns: Object.entries(columns).map(([column, title]) => ({ name: column, label: title })),
})

const head = [
  field('title', '标题', 'line', true),
  field('mark', '发文机关标志', 'line'),
  field('number', '发文字号', 'line'),
  field('urgency', '紧急程度', 'urgency'),
  field('internal', '内部资料', 'flag'),
  field('recipients', '主送机关', 'list'),
]
const foot = [
  field('issuer', '发文机关署名', 'line'),
  field('date', '成文日期', 'day'),
  field('seal', '加盖印章', 'flag'),
  field('note', '附注', 'line'),
  field('copiesTo', '抄送机关', 'list'),
  field('printOrgan', '印发机关', 'line'),
  field('printOn', '印发日期', 'day'),
]
const body = field('body', '正文', 'body')

/** What each kind's template may use, in the order a form asks for it. */
export const templateFields: Record<DocumentKind, TemplateField[]> = {
  notice: [
    ...head,
    { ...body, required: true },
    rows('quotas', '名额分配', { unit: '单位', count: '名额' }),
    field('replySlip', '附报名回执', 'flag'),
    ...foot,
  ],
  bulletin: [
    ...head,
    { ...body, required: true },
    rows('ranking', '排名', { rank: '位次', name: '名称', score: '得分', remark: '说明' }),
    ...foot,
  ],
  minutes: [
    ...head,
    field('heldOn', '会议日期', 'day'),
    field('place', '会议地点', 'line'),
    field('host', '主持人', 'line'),
    body,
    rows('decisions', '议定事项', { text: '事项', owner: '责任单位', due: '完成时限' }),
    field('attendees', '出席', 'line'),
    field('absent', '请假', 'line'),
    field('guests', '列席', 'line'),
    ...foot,
  ],
  request: [...head, field('signatory', '签发人', 'line'), { ...body, required: true }, ...foot],
  letter: [...head, { ...body, required: true }, ...foot],
  supervisionSlip: [
    ...head,
    field('matter', '督办事项', 'text', true),
    field('origin', '事项来源', 'line'),
    field('lead', '牵头单位', 'line', true),
    field('assist', '配合单位', 'line'),
    field('dueOn', '办理时限', 'day', true),
    field('requirement', '办理要求', 'text'),
    body,
    ...foot,
  ],
  roster: [
    ...head,
    body,
    rows('people', '人员', { name: '姓名', org: '单位', post: '职务', remark: '备注' }),
    ...foot,
  ],
  classNotice: [
    ...head,
    field('opening', '开头', 'text', true),
    field('purpose', '培训目的', 'text'),
    field('days', '培训时间', 'line', true),
    field('place', '培训地点', 'line'),
    field('audience', '培训对象', 'text'),
    rows('modules', '培训内容', { title: '模块', teaching: '课程与师资' }),
    field('hours', '总学时', 'line', true),
    field('replyBy', '报名截止', 'day'),
    field('contact', '联系人和电话', 'line'),
    rows('quotas', '名额分配', { unit: '单位', count: '名额' }),
    field('seats', '名额合计', 'line'),
    field('replySlip', '附报名回执', 'flag'),
    rows('timetable', '课程安排', {
      day: '日期',
      time: '时间',
      title: '内容',
      teacher: '授课人',
      place: '地点',
    }),
    ...foot,
  ],
  quotaTable: [
    ...head,
    body,
    rows('quotas', '名额分配', { unit: '单位', count: '名额' }),
    field('seats', '合计', 'line'),
    ...foot,
  ],
  replySlip: [
    ...head,
    field('classTitle', '班次', 'line', true),
    field('unit', '单位', 'line'),
    rows('people', '报名人员', { name: '姓名', post: '职务' }),
    field('replyBy', '报名截止', 'day'),
    field('contact', '报名联系人', 'line'),
    ...foot,
  ],
  classRoster: [
    ...head,
    body,
    rows('people', '学员', { group: '组别', name: '姓名', org: '单位', post: '职务', phone: '联系电话' }),
    ...foot,
  ],
  signInSheet: [
    ...head,
    field('day', '日期', 'day', true),
    field('sessions', '当日安排', 'text'),
    rows('people', '学员', { group: '组别', name: '姓名', org: '单位' }),
    ...foot,
  ],
}
