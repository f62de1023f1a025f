import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { useListColumns } from '#web/ui/list/list-columns.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { type GapListQuery, type GapRow, gapList } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { gapKeys, useGapColumns } from './gap-columns.tsx'

/** The gaps of one chain, which fit on a page of their own; those of all chains are a list. */
export function GapTable({
  chainCode,
  selected,
  onOpen,
  actions,
}: {
  chainCode: string
  /** The node that is open. */
  selected: string | null
  onOpen: (row: GapRow) => void
  /** What can be made of a gap, given by pages that may compose modules. */
  actions: (gap: GapRow) => ReactNode
}) {
  const { t } = useTranslation('chains')
  const [order, setOrder] = useState<{ key: string; falling: boolean } | null>(null)
  const sort = order && (`${order.falling ? '-' : ''}${order.key}` as NonNullable<GapListQuery['sort']>)
  const gaps = useQuery(
    chainQueries.gaps({ chain: [chainCode], pageSize: 200, ...(sort === null ? {} : { sort }) }),
  )
  const columns = useListColumns(gapList, gapKeys(true), useGapColumns(actions))
  return (
    <QueryView query={gaps}>
      {({ items }) => (
        <DataTable
          label={t('gaps.title')}
          rows={items}
          rowKey={(row) => row.id}
          selectedKey={selected === null ? null : `${chainCode}.${selected}`}
          onOpen={onOpen}
          columns={columns}
          order={order}
          onOrder={setOrder}
          empty={<EmptyState title={t('gaps.empty')} text={t('gaps.emptyHelp')} />}
        />
      )}
    </QueryView>
  )
}
