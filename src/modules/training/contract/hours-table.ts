import { z } from 'zod'
import { calendarDay, choice, decimal, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

const personId = reference({
  title: { zh: '姓名', en: 'Person' },
  aliases: ['人员', '学员', '学员姓名'],
  required: true,
  dictionary: 'directory.person',
  named: 'personName',
  schema: z.uuid(),
  personal: true,
  note: {
    zh: '有重名时写作“姓名（单位职务）”',
    en: 'name with unit and post where several people have one name',
  },
  width: 24,
})

/** What hours earned elsewhere are brought as: online hours and other recognised training. */
export const hoursTable = describeTable({
  object: 'training.hours',
  title: { zh: '学时记录', en: 'Hours of training' },
  key: ['personId', 'kind', 'source', 'earnedOn'],
  columns: {
    personId,
    kind: choice({
      title: { zh: '类别', en: 'Kind' },
      aliases: ['培训类别', '学时类别'],
      required: true,
      choices: [
        { value: 'centralised', title: { zh: '集中培训', en: 'Centralised' }, aliases: ['脱产培训', '调训'] },
        { value: 'online', title: { zh: '网络培训', en: 'Online' }, aliases: ['网络学习', '在线', '网络'] },
        { value: 'other', title: { zh: '其他', en: 'Other' } },
      ],
      width: 12,
      example: '网络培训',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['培训班名称', '课程名称', '班次'],
      required: true,
      min: 2,
      max: 200,
      width: 36,
      example: '干部网络学院年度必修课',
    }),
    hours: decimal({
      title: { zh: '学时', en: 'Hours' },
      aliases: ['学时数', '课时'],
      required: true,
      scale: 1,
      min: 0.1,
      max: 9999,
      width: 8,
      example: '50',
    }),
    earnedOn: calendarDay({
      title: { zh: '完成日期', en: 'Earned on' },
      aliases: ['结业日期', '日期'],
      required: true,
      width: 14,
    }),
    evidence: text({
      title: { zh: '依据', en: 'Evidence' },
      aliases: ['证书编号', '文号'],
      required: false,
      max: 300,
      width: 24,
    }),
  },
})

/** What ranks are brought as. */
export const traineeProfileTable = describeTable({
  object: 'training.traineeProfile',
  title: { zh: '学员职级', en: 'Ranks of trainees' },
  key: ['personId'],
  columns: {
    personId,
    band: choice({
      title: { zh: '职级', en: 'Rank' },
      aliases: ['职务层次', '级别'],
      required: true,
      choices: [
        {
          value: 'division',
          title: { zh: '处级及以上', en: 'Division rank and above' },
          aliases: ['县处级及以上', '处级', '县处级'],
        },
        {
          value: 'section',
          title: { zh: '科级及以下', en: 'Section rank and below' },
          aliases: ['科级', '乡科级及以下', '乡科级'],
        },
      ],
      width: 14,
      example: '科级及以下',
    }),
    promotedOn: calendarDay({
      title: { zh: '提任日期', en: 'Promoted on' },
      aliases: ['任现职时间', '任职日期'],
      required: false,
      note: { zh: '提任现职的日期；不是提任的留空', en: 'empty where the post was not taken by promotion' },
      width: 14,
    }),
  },
})
