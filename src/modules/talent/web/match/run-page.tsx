import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Alert, Button, Progress, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type MatchRunDetail, methodWords } from '../../contract/match-run.ts'
import { isWorking, talentQueries } from '../queries.ts'
import { matchRunPageSearch } from '../search.ts'
import { UnfilledNeeds, UnmatchedPeople } from './left-tables.tsx'
import { PairsTable } from './pairs-table.tsx'
import { RunSummaryView } from './run-summary.tsx'
import { RunStateMark } from './runs-page.tsx'
import { WhyDrawer } from './why-drawer.tsx'

/** One run: how far it is, then what it reaches, its pairs and who is left over. */
export function MatchRunPage() {
  const { id = '' } = useParams({ strict: false })
  const run = useQuery(talentQueries.run(id))
  return (
    <QueryView query={run} rows={8}>
      {(data) => (
        <div>
          <Head run={data} />
          {isWorking(data.state) ? (
            <Working run={data} />
          ) : data.state === 'done' ? (
            <Result key={data.id} run={data} />
          ) : (
            <Ended run={data} />
          )}
          <HistoryFold kind="talent.matchRun" id={data.id} />
        </div>
      )}
    </QueryView>
  )
}

function Head({ run }: { run: MatchRunDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const cancel = useWrite(api.talent.cancelMatchRun, {
    invalidates: [['talent']],
    done: t('match.cancelled'),
  })
  return (
    <>
      <PageHeader
        title={run.title}
        back={{ href: paths.matches(), label: t('match.title') }}
        sub={<RunStateMark run={run} />}
        actions={
          isWorking(run.state) && (
            <Allowed right="talent.match.run">
              <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({ id: run.id })}>
                {t('match.cancel')}
              </Button>
            </Allowed>
          )
        }
      />
      <KeyValue
        items={[
          { label: t('match.method'), value: methodWords[run.method][format.language] },
          { label: t('match.begun'), value: `${run.createdByName} ${formatInstant(run.createdAt)}` },
          { label: t('match.objective'), value: t(`match.objectives.${run.settings.objective}`) },
          ...(run.previous
            ? [
                {
                  label: t('match.figures.kept'),
                  value: <PageLink href={paths.match(run.previous.id)}>{run.previous.title}</PageLink>,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function Working({ run: { progress } }: { run: MatchRunDetail }) {
  const { t } = useTranslation('talent')
  return (
    <div aria-live="polite" style={{ maxWidth: 560 }}>
      <h2>{t('match.progress')}</h2>
      <Progress percent={Math.round(progress.share * 100)} />
      <p>
        {t(`match.stage.${progress.stage}`)}
        {progress.rounds > 0 && ` · ${t('match.round', { count: progress.rounds })}`}
      </p>
    </div>
  )
}

function Ended({ run }: { run: MatchRunDetail }) {
  const { t } = useTranslation('talent')
  const words =
    run.state === 'cancelled'
      ? 'cancelled'
      : run.failure === 'infeasible' || run.failure === 'pinsBroken'
        ? run.failure
        : ('internal' as const)
  return (
    <Alert
      type={run.state === 'cancelled' ? 'info' : 'error'}
      showIcon
      title={t(`match.failure.${words}`)}
      description={
        run.summary && (
          <ul>
            {run.summary.collision.map((one) => (
              <li key={`${one.rule} ${one.name} ${one.quota}`}>
                {t(`match.collide.${one.rule}` as 'match.collide.pinned', {
                  name: one.name ?? t('match.prices.erased'),
                  quota: one.quota ?? '',
                })}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}

function Result({ run }: { run: MatchRunDetail }) {
  const { t } = useTranslation('talent')
  const [search, setSearch] = useUrlState(matchRunPageSearch)
  const [needId, profileId] = search.pair?.split('.') ?? []
  return (
    <>
      {run.summary && <RunSummaryView id={run.id} summary={run.summary} />}
      <Tabs
        activeKey={search.tab ?? 'pairs'}
        onChange={(tab) =>
          setSearch({ tab: tab === 'pairs' ? undefined : (tab as 'unfilled' | 'unmatched'), page: undefined })
        }
        items={[
          {
            key: 'pairs',
            label: t('match.tabs.pairs'),
            children: <PairsTable run={run} search={search} setSearch={setSearch} />,
          },
          { key: 'unfilled', label: t('match.tabs.unfilled'), children: <UnfilledNeeds id={run.id} /> },
          { key: 'unmatched', label: t('match.tabs.unmatched'), children: <UnmatchedPeople id={run.id} /> },
        ]}
      />
      {needId !== undefined && profileId !== undefined && (
        <WhyDrawer asked={{ id: run.id, needId, profileId }} onClose={() => setSearch({ pair: undefined })} />
      )}
    </>
  )
}
