import { chainEntries, nodeEntries } from '#modules/chains/index.ts'
import { enterpriseEntries, regionEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { tidyDecimal } from '#platform/tabular/read/amount.ts'
import { type NeedInput, needInput } from '../../contract/need.ts'
import { needTable } from '../../contract/need-table.ts'
import * as queries from '../../queries/need.ts'
import { deleteNeed } from '../../queries/need-writes.ts'
import { needRef } from '../../refs.ts'
import { majorEntries } from '../major/majors.ts'
import { skillEntries } from '../skill/skill-import.ts'
import { maskedNeed, needChanged } from './need-records.ts'
import { editedNeed, enterNeed, saveNeed } from './needs.ts'

/** How needs come in as a table: a row means the need of its title at its enterprise. */
export const needImport = rowByRow({
  table: needTable,
  permission: 'talent.need.edit',
  pages: { list: '/talent/needs', one: (id) => `/talent/needs/${id}` },
  faultWords: {
    'talent.need.twice': { zh: '该企业已有同名需求', en: 'the enterprise has a need of this title already' },
    'talent.need.ended': {
      zh: '同名需求已满足或已关闭；请先重新开启，或换一个名称',
      en: 'the need of this title is over; reopen it first, or take another title',
    },
    'talent.need.otherKind': {
      zh: '岗位需求不填目标指标、预算、期限和成果归属，技术需求不填月薪和福利',
      en: 'targets, budget, term and results are of technical needs, pay and benefits of posts',
    },
    'talent.need.targetMissing': { zh: '技术需求须填目标指标', en: 'a technical need has targets' },
    'talent.need.salaryHalf': { zh: '月薪上下限须同时填写', en: 'both ends of the pay are needed' },
    'talent.need.salaryTurned': { zh: '月薪上限低于下限', en: 'the pay ends below where it begins' },
    'talent.need.skillTwice': {
      zh: '同一技能不能既必备又优先',
      en: 'a skill is either required or wished',
    },
    'talent.need.mustNothing': {
      zh: '硬性条件中选了没有填写的要求',
      en: 'a demand that must be met says nothing',
    },
    'talent.need.nodeOutside': { zh: '该环节不在所选产业链中', en: 'the node is not of this chain' },
    'talent.need.unknown': { zh: '没有这条需求', en: 'there is no such need' },
    'talent.skill.unknown': { zh: '技能不在词表中或已停用', en: 'a skill is not in use' },
    'talent.major.unknown': { zh: '专业不在目录中', en: 'a major is not in the catalogue' },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
    'directory.region.unknown': { zh: '没有这个县区', en: 'there is no such county' },
    'directory.enterprise.unknown': {
      zh: '企业名录中没有这家企业',
      en: 'the register has no such enterprise',
    },
  },
  object: needRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'chains.node': await nodeEntries(ctx),
    'directory.enterprise': await enterpriseEntries(ctx),
    'directory.region': await regionEntries(ctx),
    'talent.major': await majorEntries(ctx),
    'talent.skill': await skillEntries(ctx),
  }),
  find: (ctx, rows) =>
    queries.needsByTitle(
      ctx.db,
      rows.map(({ enterpriseId, title }) => ({ enterpriseId: String(enterpriseId), title: String(title) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.needsById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    await enterNeed(tx, { ...readRow(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await editedNeed(tx, id)
    const { contactPhone: _phone, contactEmail: _email, problemIds: _p, gaps: _g, ...row } = readRow(entered)
    const action = isRevert ? 'talent.need.importReverted' : 'talent.need.update'
    await saveNeed(tx, before, row, action, more)
  },
  async remove(tx, id, reason) {
    const before = await editedNeed(tx, id)
    requireRight(tx, 'talent.need.remove', before.record.belonging)
    await refuseInUse(needRef(id), () => deleteNeed(tx.db, id))
    const change = needChanged('talent.need.importReverted', before, before)
    await recordChanges(tx, [{ ...change, before: maskedNeed(before.record), after: null, reason }])
  },
})

const readRow = (entered: Entered): NeedInput => needInput.parse(entered)

const toEntered = (record: queries.NeedRecord): Entered => ({
  ...Object.fromEntries(
    Object.keys(needTable.columns).map((key) => [key, record[key as keyof queries.NeedRecord]]),
  ),
  budget: record.budget === null ? null : tidyDecimal(record.budget),
})
