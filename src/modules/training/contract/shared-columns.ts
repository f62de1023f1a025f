import { z } from 'zod'
import { references, text, yesNo } from '#platform/tabular/description/column.ts'

/** Columns that courses, teachers and venues have alike. */
export const chainCodes = references({
  title: { zh: '产业链', en: 'Chains' },
  aliases: ['适用产业链', '所属产业链', '相关产业链'],
  note: { zh: '多条以顿号分隔；留空为各链通用。', en: 'Several are parted by 、; empty for every chain.' },
  dictionary: 'chains.chain',
  schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  most: 20,
  width: 20,
  example: '光伏',
})

export const retired = yesNo({
  title: { zh: '停用', en: 'Retired' },
  note: {
    zh: '停用后不再供选择，已有记录不变。',
    en: 'No longer offered; what names it stays as it is.',
  },
  width: 8,
  list: 'more',
})

export const note = text({
  title: { zh: '备注', en: 'Note' },
  required: false,
  max: 1000,
  width: 24,
  list: 'more',
})

/** Which of them a list shows: those in use unless asked otherwise. */
export const useStates = ['inUse', 'retired', 'all'] as const
export const useState = z.enum(useStates).default('inUse')
