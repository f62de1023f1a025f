import { type ListColumn, listColumnOf } from '#platform/list/description.ts'
import { matterColumns } from './matter-columns.ts'

/** What places a problem and a task alike. */
interface Placed {
  number: number
  chainName: string
  node: { name: string } | null
}

/** The first columns of both ledgers: number, chain and node. */
export const placeColumns: Record<'number' | 'chain' | 'node', ListColumn<Placed>> = {
  number: {
    title: { zh: '序号', en: 'No.' },
    kind: 'integer',
    usual: false,
    width: 8,
    value: (row) => row.number,
  },
  chain: { ...listColumnOf<Placed>('chainCode', matterColumns.chainCode), usual: false },
  node: {
    ...listColumnOf<Placed>('nodeCode', matterColumns.nodeCode, (row) => row.node?.name ?? null),
    usual: false,
  },
}
