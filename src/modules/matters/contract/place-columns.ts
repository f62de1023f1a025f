import type { ListColumn } from '#platform/list/description.ts'

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
  chain: {
    title: { zh: '产业链', en: 'Chain' },
    kind: 'text',
    usual: false,
    width: 14,
    value: (row) => row.chainName,
  },
  node: {
    title: { zh: '环节', en: 'Node' },
    kind: 'text',
    usual: false,
    width: 18,
    value: (row) => row.node?.name ?? null,
  },
}
