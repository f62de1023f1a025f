import { z } from 'zod'
import { calendarDay, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/**
 * People with their post as a table; a row means the person of its name in its organisation. Phone and e-mail are no part
 * of it: they are masked everywhere and entered one by one.
 */
export const personTable = describeTable({
  object: 'directory.person',
  title: { zh: '人员', en: 'People' },
  key: ['name', 'orgId'],
  columns: {
    name: text({
      title: { zh: '姓名', en: 'Name' },
      required: true,
      min: 2,
      max: 60,
      personal: true,
      example: '示例甲',
    }),
    orgId: reference({
      title: { zh: '所在机构', en: 'Organisation' },
      aliases: ['单位', '工作单位', '所在单位', '部门', '机构'],
      note: { zh: '须已在机构目录中。', en: 'One that is there already.' },
      required: true,
      dictionary: 'directory.organisation',
      named: 'orgName',
      schema: z.uuid(),
      width: 24,
      example: '示例市投资促进中心',
    }),
    staffNo: text({
      title: { zh: '工号', en: 'Staff number' },
      aliases: ['人员编号'],
      required: false,
      max: 40,
      example: 'A0012',
    }),
    post: text({
      title: { zh: '职务', en: 'Post' },
      aliases: ['现任职务', '职务名称', '岗位'],
      note: {
        zh: '现任职务；职务交接、免去请在人员页办理。',
        en: 'The present post; to hand one over or end it use the page of the person.',
      },
      required: false,
      min: 2,
      max: 100,
      width: 18,
      example: '科员',
    }),
    postSinceOn: calendarDay({
      title: { zh: '任职日期', en: 'In post since' },
      aliases: ['任职时间', '任现职时间'],
      required: false,
      width: 12,
      example: '2022-04-01',
    }),
    postSource: text({
      title: { zh: '任职依据', en: 'Source of the post' },
      aliases: ['任职文号', '来源'],
      required: false,
      max: 200,
      width: 20,
      example: '任职文件',
    }),
    note: text({ title: { zh: '备注', en: 'Note' }, required: false, max: 500, width: 24 }),
  },
})
