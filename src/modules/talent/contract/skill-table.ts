import { z } from 'zod'
import { references, text, texts, yesNo } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/** Skills as a table: what the list shows and what comes in and goes out as a file. */
export const skillTable = describeTable({
  object: 'talent.skill',
  title: { zh: '技能词表', en: 'Skills' },
  key: ['name'],
  columns: {
    name: text({
      title: { zh: '技能', en: 'Skill' },
      aliases: ['技能名称', '能力', '名称'],
      required: true,
      min: 2,
      max: 60,
      width: 22,
      example: '电池工艺',
    }),
    nameEn: text({
      title: { zh: '英文名', en: 'English name' },
      required: false,
      max: 80,
      width: 22,
      list: 'more',
      example: 'Cell process engineering',
    }),
    synonyms: texts({
      title: { zh: '同义词', en: 'Synonyms' },
      aliases: ['别名', '近义词', '又称'],
      note: {
        zh: '多个以顿号分隔；一个词只对应一项技能。',
        en: 'Several are parted by 、; a word means one skill only.',
      },
      max: 60,
      most: 30,
      width: 36,
      example: 'TOPCon工艺、隧穿氧化钝化',
    }),
    parentIds: references({
      title: { zh: '上位技能', en: 'Broader skills' },
      aliases: ['上级技能', '所属技能'],
      note: {
        zh: '须是词表中已有的技能；掌握下位技能的人，也算具备上位技能。',
        en: 'Skills that are in the list already; who has the narrower one has the broader one too.',
      },
      dictionary: 'talent.skill',
      schema: z.uuid(),
      most: 10,
      width: 22,
    }),
    chainCodes: references({
      title: { zh: '产业链', en: 'Chains' },
      aliases: ['适用产业链', '所属产业链', '相关产业链'],
      note: {
        zh: '多条以顿号分隔；留空为各链通用。',
        en: 'Several are parted by 、; empty for every chain.',
      },
      dictionary: 'chains.chain',
      schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      most: 20,
      width: 20,
      example: '光伏',
    }),
    note: text({
      title: { zh: '说明', en: 'Note' },
      aliases: ['备注', '释义'],
      required: false,
      max: 500,
      width: 28,
      list: 'more',
    }),
    retired: yesNo({
      title: { zh: '停用', en: 'Retired' },
      note: {
        zh: '停用后不再供选择，已有记录不变。',
        en: 'No longer offered; what names it stays as it is.',
      },
      width: 8,
      list: 'more',
    }),
  },
})
