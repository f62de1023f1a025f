import { nodeRef } from '#modules/chains/index.ts'
import { badField } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Entered, ImportTarget } from '#platform/tabular/import/target.ts'

/** What may be wrong with a row of problems and of tasks alike. */
export const matterFaults: ImportTarget['faultWords'] = {
  'chains.chain.unknown': { zh: '没有该产业链', en: 'there is no such chain' },
  'chains.node.unknown': { zh: '该产业链上没有这一环节', en: 'the node is not in this chain' },
  'directory.region.unknown': { zh: '没有该区划', en: 'there is no such region' },
  'matters.origin.missing': {
    zh: '来源为短板诊断的，须填写环节',
    en: 'what comes from a gap names its node',
  },
  'matters.origin.unknown': { zh: '没有该环节', en: 'there is no such node' },
  'matters.entry.fixed': {
    zh: '已登记的来源和所在地不能更改',
    en: 'origin and region are settled when it is entered',
  },
}

/** @throws AppError `matters.entry.fixed` where a row changes what cannot be changed after entering. */
export function fixedOnEntry(entered: Entered, stored: Readonly<Record<string, string | null>>): void {
  for (const [field, value] of Object.entries(stored))
    if ((entered[field] ?? null) !== value)
      throw badField(field, 'matters.entry.fixed', `${field} is settled when it is entered`)
}

/** Chain and title, by which a row finds what it may mean. */
export const titleKey = (row: Entered) => ({ chainCode: String(row.chainCode), title: String(row.title) })

/** What a row comes from: one from a gap names its node, and is linked to it. */
export const raisedFromOf = ({ origin, nodeCode }: Entered): ObjectRef[] =>
  origin === 'gap' && typeof nodeCode === 'string' ? [nodeRef(nodeCode)] : []
