import { z } from 'zod'
import { calendarDay, code, reference, text } from '#platform/tabular/description/column.ts'
import { email, phone } from '#platform/tabular/description/contact.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'

/** Everything that is told or entered of a person, named once for page, API, template, import and export. */
const columns = {
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
    width: 28,
    example: '示例市投资促进中心',
  }),
  staffNo: code({
    title: { zh: '人员编号', en: 'Staff number' },
    aliases: ['工号'],
    required: false,
    schema: z.string().trim().min(1).max(40),
    personal: true,
    example: 'A0012',
  }),
  post: text({
    title: { zh: '现任职务', en: 'Post' },
    aliases: ['职务', '职务名称', '岗位'],
    note: {
      zh: '现任职务；职务交接、免去请在人员页办理。',
      en: 'The present post; to hand one over or end it use the page of the person.',
    },
    required: false,
    min: 2,
    max: 100,
    width: 28,
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
  phone: code({
    title: { zh: '电话', en: 'Phone' },
    required: false,
    schema: phone,
    personal: true,
    width: 16,
  }),
  email: code({
    title: { zh: '邮箱', en: 'E-mail' },
    required: false,
    schema: email,
    personal: true,
    width: 24,
  }),
  leftOn: calendarDay({ title: { zh: '离任日期', en: 'Left on' }, required: false, list: 'more' }),
  note: text({
    title: { zh: '备注', en: 'Note' },
    required: false,
    max: 500,
    width: 24,
    personal: true,
    list: 'more',
  }),
}

const person = {
  object: 'directory.person',
  title: { zh: '人员名册', en: 'People' },
  key: ['name', 'orgId'],
} as const

/**
 * What a person is brought as in a file, each with the present post; a row means the person of its name in its
 * organisation. Phone and e-mail are no part of it: they are masked everywhere and entered one by one.
 */
export const personTable = describeTable({
  ...person,
  columns: someColumns(columns, ['name', 'orgId', 'staffNo', 'post', 'postSinceOn', 'postSource', 'note']),
})

/** What is told of a person, on screen and in a file alike. Of posts all that are held. */
export const personShown = describeTable({
  ...person,
  columns: someColumns(columns, ['name', 'orgId', 'post', 'phone', 'email', 'staffNo', 'leftOn', 'note']),
})
