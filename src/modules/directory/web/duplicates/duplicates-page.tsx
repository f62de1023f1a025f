import { useQuery } from '@tanstack/react-query'
import { Pagination, Segmented } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type DuplicatePair, type DuplicateState, duplicateStates } from '../../contract/duplicate.ts'
import { directoryQueries } from '../queries.ts'
import { duplicateSearch } from '../search.ts'
import styles from './duplicates.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { type PairAct, PairCard } from './pair-card.tsx'
import { SearchPanel } from './search-panel.tsx'

const pageSize = 10
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
  const pairs = useQuery(directoryQueries.duplicates({ state, page: search.page ?? 1, pageSize }))
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
      <Segmented<DuplicateState>
        value={state}
        options={duplicateStates.map((value) => ({ value, label: t(`duplicates.state.${value}`) }))}
        onChange={(value) => setSearch({ state: value === 'open' ? undefined : value, page: undefined })}
      />
      {state === 'open' && <p className={styles.hint}>{t('duplicates.keys')}</p>}
      <QueryView query={pairs} rows={8}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title={t(`duplicates.empty.${state}`)} text={t('duplicates.emptyHelp')} />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the focused card.
            <div className={styles.pairs} onKeyDown={(event) => onKey(event, data.items)}>
              {data.items.map((pair, at) => (
                <PairCard
                  key={`${pair.left.id} ${pair.right.id}`}
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
              {data.total > pageSize && (
                <Pagination
                  current={data.page}
                  pageSize={pageSize}
                  total={data.total}
                  showSizeChanger={false}
                  onChange={(page) => setSearch({ page })}
                />
              )}
            </div>
          )
        }
      </QueryView>
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
