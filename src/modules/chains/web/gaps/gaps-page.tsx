import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { verdictOrder } from '#web/ui/verdict-mark.tsx'
import { evidenceTable } from '../../contract/evidence-table.ts'
import { actionTypes, type GapFilter, segments, tiers, type Verdict } from '../../contract/index.ts'
import { NodeDrawer } from '../node/node-drawer.tsx'
import { chainQueries } from '../queries.ts'
import { type GapSearch, gapSearch } from '../search.ts'
import { gapFilterOf, nodeKey, parseNodeKey } from './gap-filter.ts'
import { GapTable } from './gap-table.tsx'
import styles from './gaps.module.css'

/**
 * Gaps of all chains: filters kept in the address, export of what is shown, each row opening its reasons.
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
  const { t: ui } = useTranslation('ui')
  const [search, setSearch] = useUrlState(gapSearch)
  const filter = gapFilterOf(search)
  const gaps = useQuery(chainQueries.gaps(filter))
  const selected = parseNodeKey(search.node)
  const download = useWrite((wanted: GapFilter) => api.chains.exportGaps(wanted), {
    invalidates: [],
    done: t('gaps.exported'),
    onDone: (file) => saveFile(file, `${t('gaps.fileName')}.xlsx`),
  })
  const cleared: Partial<GapSearch> = Object.fromEntries(
    Object.keys(gapSearch.shape).map((key) => [key, undefined]),
  )
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <div>
      <PageHeader
        title={t('gaps.title')}
        sub={t('gaps.sub')}
        actions={
          <>
            <ImportButtons object={evidenceTable.object} right="chains.evidence.record" />
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {ui('print')}
            </Button>
            <Allowed right="chains.gap.export">
              <Button
                type="primary"
                icon={<DownloadOutlined />}
                loading={download.isPending}
                onClick={() => download.mutate(filter)}
              >
                {t('gaps.export')}
              </Button>
            </Allowed>
          </>
        }
      />
      <GapFilters search={search} setSearch={setSearch} />
      <QueryView query={gaps} rows={10}>
        {(rows) => (
          <>
            {rows.length > 0 && (
              <p className={styles.summary}>
                {t('gaps.count', {
                  count: rows.length,
                  vital: rows.filter((row) => row.criticality >= 60).length,
                })}
              </p>
            )}
            <GapTable
              rows={rows}
              oneChain={search.chain?.length === 1}
              selected={search.node ?? null}
              {...(actions ? { actions } : {})}
              onOpen={(row) => setSearch({ node: nodeKey(row.chainCode, row.nodeCode) }, { push: true })}
              empty={
                <EmptyState
                  title={t('gaps.empty')}
                  text={t('gaps.emptyHelp')}
                  action={filtered && <Button onClick={() => setSearch(cleared)}>{t('gaps.clear')}</Button>}
                />
              }
            />
          </>
        )}
      </QueryView>
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

function GapFilters({
  search,
  setSearch,
}: {
  search: GapSearch
  setSearch: (change: Partial<GapSearch>) => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const chains = useQuery(chainQueries.list()).data ?? []
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive' } as const
  return (
    <search className={`${styles.filters} no-print`}>
      <Input.Search
        key={search.query ?? ''}
        allowClear
        defaultValue={search.query}
        placeholder={t('gaps.searchNode')}
        aria-label={t('gaps.searchNode')}
        style={{ width: 180 }}
        onSearch={(query) => setSearch({ query: query === '' ? undefined : query })}
      />
      <Select
        {...many}
        style={{ width: 200 }}
        placeholder={t('column.chain')}
        aria-label={t('column.chain')}
        value={search.chain}
        options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
        onChange={(chain: string[]) => setSearch({ chain: chain.length > 0 ? chain : undefined })}
      />
      <Select
        {...many}
        style={{ width: 168 }}
        placeholder={t('column.verdict')}
        aria-label={t('column.verdict')}
        value={search.verdict}
        options={verdictOrder.map((verdict) => ({ value: verdict, label: ui(`verdict.${verdict}`) }))}
        onChange={(verdict: Verdict[]) => setSearch({ verdict: verdict.length > 0 ? verdict : undefined })}
      />
      <Select
        {...many}
        style={{ width: 144 }}
        placeholder={t('column.segment')}
        aria-label={t('column.segment')}
        value={search.segment}
        options={segments.map((segment) => ({ value: segment, label: t(`segment.${segment}`) }))}
        onChange={(segment: GapSearch['segment']) =>
          setSearch({ segment: segment?.length ? segment : undefined })
        }
      />
      <Select
        {...many}
        style={{ width: 144 }}
        placeholder={t('column.action')}
        aria-label={t('column.action')}
        value={search.action}
        options={actionTypes.map((action) => ({ value: action, label: t(`action.${action}`) }))}
        onChange={(action: GapSearch['action']) => setSearch({ action: action?.length ? action : undefined })}
      />
      <Select
        {...many}
        style={{ width: 128 }}
        placeholder={t('column.tier')}
        aria-label={t('column.tier')}
        value={search.tier}
        options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
        onChange={(tier: GapSearch['tier']) => setSearch({ tier: tier?.length ? tier : undefined })}
      />
      <Checkbox
        checked={search.stale === true}
        onChange={(event) => setSearch({ stale: event.target.checked ? true : undefined })}
      >
        {t('gaps.staleOnly')}
      </Checkbox>
    </search>
  )
}
