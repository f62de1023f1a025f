import { z } from 'zod'
import { calendarDay, reference, text, yesNo } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/**
 * Posts of people as a table, past and present. A row means the term of its person, organisation, title and first day;
 * another day or another title is another term.
 */
export const appointmentTable = describeTable({
  object: 'directory.appointment',
  title: { zh: '任职记录', en: 'Appointments' },
  key: ['personId', 'orgId', 'title', 'sinceOn'],
  columns: {
    personId: reference({
      title: { zh: '姓名', en: 'Person' },
      aliases: ['人员', '任职人员', '人员姓名'],
      note: {
        zh: '须为人员名册中在职人员；同名的，按列表写明单位职务。',
        en: 'In service, of the directory; of namesakes with unit and post as listed.',
      },
      required: true,
      dictionary: 'directory.person',
      named: 'personName',
      schema: z.uuid(),
      width: 30,
      personal: true,
    }),
    orgId: reference({
      title: { zh: '任职机构', en: 'Organisation' },
      aliases: ['机构', '单位', '任职单位', '所在机构', '工作单位'],
      note: { zh: '须已在机构目录中。', en: 'One of the directory.' },
      required: true,
      dictionary: 'directory.organisation',
      named: 'orgName',
      schema: z.uuid(),
      width: 28,
    }),
    title: text({
      title: { zh: '职务', en: 'Title' },
      aliases: ['职务名称', '任职', '岗位'],
      required: true,
      min: 2,
      max: 100,
      width: 24,
      example: '科长',
    }),
    isHead: yesNo({
      title: { zh: '主要负责人', en: 'Head' },
      aliases: ['是否主要负责人', '主要领导', '一把手', '负责人'],
      note: {
        zh: '一个机构同一时间只有一位主要负责人。',
        en: 'An organisation has one head at a time.',
      },
      width: 12,
      example: '否',
    }),
    sinceOn: calendarDay({
      title: { zh: '任职日期', en: 'Since' },
      aliases: ['任职时间', '起始日期', '开始日期'],
      required: true,
      width: 12,
      example: '2022-04-01',
    }),
    untilOn: calendarDay({
      title: { zh: '止职日期', en: 'Until' },
      aliases: ['免职日期', '截止日期', '结束日期', '止职时间'],
      note: { zh: '现任的留空。', en: 'Empty for a present post.' },
      required: false,
      width: 12,
    }),
    source: text({
      title: { zh: '任职依据', en: 'Source' },
      aliases: ['依据', '任职文号', '文号', '来源'],
      required: true,
      min: 2,
      max: 200,
      width: 24,
      example: '任职文件',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      aliases: ['说明'],
      required: false,
      max: 500,
      width: 24,
    }),
  },
})
