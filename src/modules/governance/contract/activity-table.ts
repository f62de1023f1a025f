import { calendarDay, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { postTable } from './post-table.ts'

const { chainCode, role, holderName } = postTable.columns

/**
 * What the bodies and leaders of chains did, as a table. A row means the activity of its holder, day and title; it is
 * recorded on the term in which the day lies.
 */
export const activityTable = describeTable({
  object: 'governance.activity',
  title: { zh: '链长制活动记录', en: 'Activities of chain chiefs' },
  key: ['chainCode', 'role', 'holderName', 'heldOn', 'title'],
  columns: {
    chainCode,
    role: { ...role, example: '工作专班' },
    holderName: {
      ...holderName,
      note: {
        zh: '须与链卡上的姓名或名称一致；先后有几段任期的，按活动日期归入。',
        en: 'As it stands on the chain card; of several terms the one in which the day lies is meant.',
      },
      example: '示例专班',
    },
    heldOn: calendarDay({
      title: { zh: '活动日期', en: 'Day' },
      aliases: ['日期', '时间', '活动时间', '开展日期'],
      required: true,
      width: 12,
      example: '2023-06-01',
    }),
    title: text({
      title: { zh: '活动内容', en: 'What was done' },
      aliases: ['活动', '活动名称', '内容', '工作内容', '事项'],
      note: {
        zh: '同一主体同一天内容相同的，视为同一活动；已登记的活动不作修改。',
        en: 'The same words of the same holder on the same day mean the same activity; none is edited.',
      },
      required: true,
      min: 2,
      max: 200,
      width: 36,
      example: '召开专班例会',
    }),
    note: text({
      title: { zh: '说明', en: 'Details' },
      aliases: ['备注', '活动说明'],
      required: false,
      max: 1000,
      width: 36,
    }),
  },
})
