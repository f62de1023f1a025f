import { choice, code, text } from '#platform/tabular/description/column.ts'
import { email, phone } from '#platform/tabular/description/contact.ts'
import { describeTable, someColumns } from '#platform/tabular/description/table.ts'
import { chainCodes, note, retired } from './shared-columns.ts'

const columns = {
  name: text({
    title: { zh: '姓名', en: 'Name' },
    aliases: ['教师姓名', '专家姓名', '师资姓名', '授课人'],
    required: true,
    min: 2,
    max: 60,
    personal: true,
    example: '示例乙',
  }),
  unit: text({
    title: { zh: '单位', en: 'Unit' },
    aliases: ['工作单位', '所在单位', '任职单位'],
    required: true,
    min: 2,
    max: 120,
    width: 26,
    example: '示例大学',
  }),
  post: text({
    title: { zh: '职务', en: 'Post' },
    aliases: ['职务职称', '职位'],
    required: false,
    max: 100,
    width: 18,
    example: '教授',
  }),
  level: choice({
    title: { zh: '职称层级', en: 'Title level' },
    aliases: ['职称', '职称级别'],
    note: {
      zh: '决定课酬上限（税后，每学时）：副高 500 元、正高 1000 元、院士及全国知名专家 1500 元；其他按 500 元控制。',
      en: 'Sets the highest fee per class-hour after tax: 500, 1000 and 1500 yuan; others 500.',
    },
    required: true,
    choices: [
      {
        value: 'associateSenior',
        title: { zh: '副高级', en: 'Associate senior' },
        aliases: ['副高', '副教授', '副研究员', '高级工程师', '副高级职称'],
      },
      {
        value: 'fullSenior',
        title: { zh: '正高级', en: 'Full senior' },
        aliases: ['正高', '教授', '研究员', '正高级工程师', '正高级职称'],
      },
      {
        value: 'academician',
        title: { zh: '院士、全国知名专家', en: 'Academician or nationally known expert' },
        aliases: ['院士', '全国知名专家'],
      },
      { value: 'other', title: { zh: '其他', en: 'Other' }, aliases: ['无', '中级', '初级'] },
    ],
    width: 16,
    example: '正高级',
  }),
  source: choice({
    title: { zh: '来源', en: 'Source' },
    aliases: ['师资来源', '教师类别', '类别'],
    required: true,
    choices: [
      { value: 'academician', title: { zh: '院士', en: 'Academician' } },
      { value: 'expert', title: { zh: '专家学者', en: 'Expert' }, aliases: ['专家', '学者', '高校教师'] },
      { value: 'official', title: { zh: '领导干部', en: 'Official' }, aliases: ['干部', '党政干部'] },
      { value: 'entrepreneur', title: { zh: '企业家', en: 'Entrepreneur' }, aliases: ['企业'] },
      { value: 'inHouse', title: { zh: '本单位师资', en: 'In-house' }, aliases: ['内部', '党校教师'] },
    ],
    width: 12,
    example: '专家学者',
  }),
  fields: text({
    title: { zh: '研究方向、专长', en: 'Fields' },
    aliases: ['专业领域', '研究领域', '擅长领域', '专长', '研究方向'],
    required: false,
    max: 500,
    width: 30,
    example: '光伏材料与组件',
  }),
  chainCodes,
  phone: code({
    title: { zh: '电话', en: 'Phone' },
    required: false,
    schema: phone,
    personal: true,
    width: 16,
    list: 'more',
  }),
  email: code({
    title: { zh: '邮箱', en: 'E-mail' },
    required: false,
    schema: email,
    personal: true,
    width: 24,
    list: 'more',
  }),
  feeNote: text({
    title: { zh: '课酬说明', en: 'Fee note' },
    aliases: ['课酬', '课酬标准'],
    required: false,
    max: 300,
    width: 20,
    list: 'more',
  }),
  note,
  retired,
}

const teacher = {
  object: 'training.teacher',
  title: { zh: '师资库', en: 'Teachers' },
  key: ['name', 'unit'],
} as const

/**
 * What teachers are brought as in a file: outside experts, each the one of its name in its unit. People of the register
 * are chosen there. Phone and e-mail are no part of it: they are masked everywhere and entered one by one.
 */
export const teacherTable = describeTable({
  ...teacher,
  columns: someColumns(columns, [
    'name',
    'unit',
    'post',
    'level',
    'source',
    'fields',
    'chainCodes',
    'feeNote',
    'note',
    'retired',
  ]),
})

/** What is told of a teacher, on screen and in a file alike; phone and e-mail masked. */
export const teacherShown = describeTable({ ...teacher, columns })
