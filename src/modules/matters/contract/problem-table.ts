import { z } from 'zod'
import { writtenCode } from '#core/text/written-code.ts'
import { choice, code, text, yesNo } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { ledgerWords } from './ledger-words.ts'
import { matterColumns } from './matter-columns.ts'
import { type ProblemOrigin, severities } from './terms.ts'

/** Origins that a table can tell: a problem read out of a document is raised on the page of its fact. */
const origins: readonly ProblemOrigin[] = ['visit', 'request', 'research', 'meeting', 'own', 'gap']

/**
 * Problems as a table to bring. A row means the problem of its chain, enterprise and title, also a closed one: what
 * comes up again is re-opened and not registered twice. Numbers of ledgers begin anew in every file, and the day of
 * registering is the day the product got to know of it, so neither says which problem is meant.
 */
export const problemTable = describeTable({
  object: 'matters.problem',
  title: { zh: '问题清单', en: 'Problems' },
  key: ['chainCode', 'title', 'uscc'],
  columns: {
    title: text({
      title: { zh: '问题名称', en: 'Title' },
      aliases: ['问题标题', '名称', '标题'],
      note: {
        zh: '同一产业链、同一企业下名称相同的，视为同一问题。',
        en: 'The same title in the same chain, of the same enterprise, means the same problem.',
      },
      required: true,
      min: 4,
      max: 120,
      width: 30,
      example: '光伏玻璃原片供应不足',
    }),
    problem: text({
      title: { zh: '问题', en: 'Problem' },
      aliases: ['问题描述', '问题内容', '具体问题', '存在问题', '主要问题'],
      required: true,
      min: 2,
      max: 4000,
      width: 44,
      example: '本地原片产能不足，组件企业需从外省采购。',
    }),
    ...matterColumns,
    uscc: code({
      title: { zh: '涉及企业信用代码', en: 'Social credit code of the enterprise' },
      aliases: ['统一社会信用代码', '信用代码', '企业信用代码'],
      note: { zh: '企业须已在企业名录中。', en: 'The enterprise must be in the register.' },
      required: false,
      schema: z.string().overwrite(writtenCode).min(1).max(40),
      width: 22,
    }),
    origin: choice({
      title: { zh: '来源', en: 'Origin' },
      aliases: ['问题来源', '来源渠道'],
      note: {
        zh: '选“短板诊断”的须填环节；由文献事实提出的，请在事实页登记。',
        en: 'A problem from a gap names the node; one from a fact is raised on the page of the fact.',
      },
      required: true,
      choices: origins.map((value) => ({ value, title: { zh: ledgerWords.origin[value], en: value } })),
      width: 12,
      example: ledgerWords.origin.visit,
    }),
    severity: choice({
      title: { zh: '程度', en: 'Severity' },
      aliases: ['严重程度', '紧急程度'],
      note: { zh: '不填为一般。', en: 'General when left empty.' },
      required: false,
      choices: severities.map((value) => ({ value, title: { zh: ledgerWords.severity[value], en: value } })),
      width: 10,
    }),
    isBlocking: yesNo({
      title: { zh: '是否堵点', en: 'Blocks the node' },
      aliases: ['堵点'],
      width: 10,
    }),
    countermeasure: text({
      title: { zh: '措施', en: 'Measure' },
      aliases: ['对策', '建议措施', '解决措施'],
      required: false,
      min: 2,
      max: 4000,
      width: 40,
    }),
  },
})
