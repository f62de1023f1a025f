import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, useWrite } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import {
  type DuplicatePair,
  type DuplicateState,
  duplicateList,
  duplicateStates,
  verdicts,
  verdictWords,
} from '../../contract/duplicate.ts'
import { directoryQueries } from '../queries.ts'
import { duplicateSearch } from '../search.ts'
import styles from './duplicates.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { type PairAct, PairCard } from './pair-card.tsx'
import { SearchPanel } from './search-panel.tsx'

const reasonSchema = z.object({ reason: z.string().trim().min(2).max(500) })

const actsOf = {
  open: ['merge', 'different', 'later'],
  later: ['merge', 'different', 'reopen'],
  different: ['reopen'],
} as const

const keyActs: Record<string, PairAct> = { m: 'merge', n: 'different', l: 'later' }

/** Pairs of entries that may be one enterprise, for a person to judge; the keys go through the queue. */
export function DuplicatesPage() {
  const { t } = useTranslation('directory')
  const [search, setSearch] = useUrlState(duplicateSearch)
  const state = search.state ?? 'open'
  const { query, region, verdict } = search
  const pairs = useQuery(
    directoryQueries.duplicates({ state, query, region, verdict, ...windowOf(search, 10) }),
  )
  const filters = useDuplicateFilters()
  const [active, setActive] = useState(0)
  const [merging, setMerging] = useState<readonly [string, string] | null>(null)
  const [apart, setApart] = useState<DuplicatePair | null>(null)
  const cards = useRef<(HTMLElement | null)[]>([])
  const different = useWrite(api.directory.decideDuplicate, {
    done: t('duplicates.doneDifferent'),
    onDone: () => setApart(null),
  })
  const later = useWrite(api.directory.decideDuplicate, { done: t('duplicates.doneLater') })
  const reopen = useWrite(api.directory.reopenDuplicate, { done: t('duplicates.doneReopen') })
  const idsOf = (pair: DuplicatePair) => ({ leftId: pair.left.id, rightId: pair.right.id })
  const act = (pair: DuplicatePair, what: PairAct) => {
    if (what === 'merge') setMerging([pair.left.id, pair.right.id])
    else if (what === 'different') setApart(pair)
    else if (what === 'later') later.mutate({ ...idsOf(pair), decision: 'later' })
    else reopen.mutate(idsOf(pair))
  }
  const acts: readonly PairAct[] = actsOf[state]
  const onKey = (event: KeyboardEvent, items: readonly DuplicatePair[]) => {
    if (event.ctrlKey || event.metaKey || event.altKey || merging !== null || apart !== null) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const what = keyActs[event.key.toLowerCase()]
    const pair = items[active]
    if (step !== 0) cards.current[Math.min(items.length - 1, Math.max(0, active + step))]?.focus()
    else if (what !== undefined && acts.includes(what) && pair !== undefined) act(pair, what)
    else return
    event.preventDefault()
  }
  return (
    <div>
      <PageHeader
        title={t('duplicates.title')}
        sub={t('duplicates.sub')}
        back={{ href: paths.enterprises(), label: t('list.title') }}
      />
      <SearchPanel />
      <ListTable
        list={duplicateList}
        query={pairs}
        search={search}
        setSearch={setSearch}
        filters={filters}
        scope={t(`duplicates.state.${state}`)}
        presets={
          <Segmented<DuplicateState>
            value={state}
            options={duplicateStates.map((value) => ({ value, label: t(`duplicates.state.${value}`) }))}
            onChange={(value) => setSearch({ state: value === 'open' ? undefined : value, page: undefined })}
          />
        }
        empty={{ title: t(`duplicates.empty.${state}`), text: t('duplicates.emptyHelp') }}
        body={(items) => (
          <>
            {state === 'open' && <p className={`${styles.hint} no-print`}>{t('duplicates.keys')}</p>}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the focused card. */}
            <div className={styles.pairs} onKeyDown={(event) => onKey(event, items)}>
              {items.map((pair, at) => (
                <PairCard
                  key={pair.id}
                  pair={pair}
                  active={at === active}
                  acts={acts}
                  busy={later.isPending || reopen.isPending}
                  cardRef={(card) => {
                    cards.current[at] = card
                  }}
                  onAct={(what) => act(pair, what)}
                  onFocus={() => setActive(at)}
                />
              ))}
            </div>
          </>
        )}
      />
      {merging && <MergeDialog ids={merging} onClose={() => setMerging(null)} />}
      {apart && (
        <ReasonDialog
          title={t('duplicates.differentTitle')}
          help={t('duplicates.differentHelp')}
          label={t('duplicates.reason')}
          act={t('duplicates.different')}
          schema={reasonSchema}
          busy={different.isPending}
          onSubmit={(reason) => different.mutate({ ...idsOf(apart), decision: 'different', reason })}
          onClose={() => setApart(null)}
        />
      )}
    </div>
  )
}

function useDuplicateFilters() {
  const { t } = useTranslation('directory')
  const { language } = useFormat()
  const [search, setSearch] = useUrlState(duplicateSearch)
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const regions = useQuery(directoryQueries.regions()).data ?? []
  return [
    filter.text('query', t('duplicates.words')),
    filter.one(
      'region',
      t('list.region'),
      regions.filter(({ kind }) => kind !== 'city').map(({ code, name }) => ({ value: code, label: name })),
    ),
    filter.one(
      'verdict',
      t('duplicates.verdict'),
      verdicts.map((value) => ({ value, label: verdictWords[value][language] })),
    ),
  ]
}
