import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type MatchRun, matchRunList, runStates, runStateWords } from '../../contract/match-run.ts'
import { AreaNav } from '../area-nav.tsx'
import { isWorking, talentQueries } from '../queries.ts'
import { matchRunSearch } from '../search.ts'
import { NewRun } from './run-form.tsx'

/** All match runs, the newest first, and the way to a new one. */
export function MatchRunsPage() {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const phone = usePhone()
  const navigate = useNavigate()
  const [search, setSearch] = useUrlState(matchRunSearch)
  const [starting, setStarting] = useState(false)
  const runs = useQuery(talentQueries.runs({ state: search.state, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const open = (id: string) => void navigate({ to: paths.match(id) })
  const start = (
    <Allowed right="talent.match.run">
      <Button type="primary" onClick={() => setStarting(true)}>
        {t('match.newRun')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('match.title')} sub={t('match.sub')} actions={start} />
      <AreaNav at="matches" />
      <ListTable
        list={matchRunList}
        query={runs}
        search={search}
        setSearch={setSearch}
        onOpen={(row) => open(row.id)}
        empty={{ title: t('match.empty'), text: t('match.emptyHelp'), action: start }}
        filters={[
          filter.one(
            'state',
            t('match.state'),
            runStates.map((value) => ({ value, label: runStateWords[value][language] })),
          ),
        ]}
        special={{
          title: { phone: 'title' },
          state: { render: (row) => <RunStateMark run={row} /> },
          filled: { align: 'right' },
        }}
      />
      {starting && (
        <Drawer open onClose={() => setStarting(false)} size={phone ? '100%' : 640} title={t('match.newRun')}>
          <NewRun onClose={() => setStarting(false)} onDone={open} />
        </Drawer>
      )}
    </div>
  )
}

/** Where a run stands: a word, and how far it is while it is at work. */
export function RunStateMark({ run }: { run: Pick<MatchRun, 'state' | 'progress'> }) {
  const { language } = useFormat()
  const tone = run.state === 'done' ? 'ok' : run.state === 'failed' ? 'alert' : 'plain'
  return (
    <>
      <Chip tone={tone}>{runStateWords[run.state][language]}</Chip>
      {isWorking(run.state) && <Progress percent={Math.round(run.progress.share * 100)} size="small" />}
    </>
  )
}
