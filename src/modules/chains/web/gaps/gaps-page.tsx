import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { api } from '#web/api.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { verdictOrder } from '#web/ui/verdict-mark.tsx'
import { evidenceTable } from '../../contract/evidence-table.ts'
import { actionTypes, gapList, segments, tiers } from '../../contract/index.ts'
import { NodeDrawer } from '../node/node-drawer.tsx'
import { chainQueries } from '../queries.ts'
import { type GapSearch, gapSearch } from '../search.ts'
import { useGapColumns } from './gap-columns.tsx'
import { gapFilterOf, nodeKey, parseNodeKey } from './gap-filter.ts'

/**
 * Gaps of all chains as a list; a row opens its reasons.
 *
 * @param actions what can be made of a gap, given by pages that may compose modules.
 * @param origin the way back from a row of evidence to the object that brought it.
 */
export function GapsPage({
  actions,
  origin,
}: {
  actions?: (gap: { chainCode: string; nodeCode: string }) => ReactNode
  origin?: (ref: ObjectRef) => ReactNode
}) {
  const { t } = useTranslation('chains')
  const [{ node, ...search }, setSearch] = useUrlState(gapSearch)
  const wanted = gapFilterOf(search)
  const gaps = useQuery(chainQueries.gaps({ ...wanted, ...windowOf(search, 50) }))
  const filters = useGapFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const selected = parseNodeKey(node)
  return (
    <div>
      <PageHeader
        title={t('gaps.title')}
        sub={t('gaps.sub')}
        actions={<ImportButtons object={evidenceTable.object} right="chains.evidence.record" />}
      />
      <ListTable
        list={gapList}
        query={gaps}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={useGapColumns(actions)}
        selectedKey={node ?? null}
        onOpen={(row) => setSearch({ node: row.id }, { push: true })}
        file={{
          right: 'chains.gap.export',
          send: (asked) => api.chains.exportGaps({ ...wanted, ...asked }),
        }}
        empty={{
          title: t('gaps.empty'),
          text: t('gaps.emptyHelp'),
          action: <PageLink href={paths.atlas()}>{t('gaps.toAtlas')}</PageLink>,
        }}
      />
      <NodeDrawer
        chainCode={selected?.chainCode ?? ''}
        nodeCode={selected?.nodeCode ?? null}
        {...(actions && selected
          ? { actions: (nodeCode) => actions({ chainCode: selected.chainCode, nodeCode }) }
          : {})}
        {...(origin ? { origin } : {})}
        onClose={() => setSearch({ node: undefined })}
        onOpen={(code) => selected && setSearch({ node: nodeKey(selected.chainCode, code) }, { push: true })}
      />
    </div>
  )
}

function useGapFilters(search: Omit<GapSearch, 'node'>, change: (values: Partial<GapSearch>) => void) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const chains = useQuery(chainQueries.list()).data ?? []
  const filter = useListFilters(search, change)
  return [
    filter.text('query', t('gaps.searchNode')),
    filter.many(
      'chain',
      t('column.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    filter.many(
      'verdict',
      t('column.verdict'),
      verdictOrder.map((verdict) => ({ value: verdict, label: ui(`verdict.${verdict}`) })),
    ),
    filter.many(
      'segment',
      t('column.segment'),
      segments.map((segment) => ({ value: segment, label: t(`segment.${segment}`) })),
    ),
    filter.many(
      'action',
      t('column.action'),
      actionTypes.map((action) => ({ value: action, label: t(`action.${action}`) })),
    ),
    filter.many(
      'tier',
      t('column.tier'),
      tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
    ),
    filter.flag('stale', t('gaps.staleOnly')),
  ]
}
