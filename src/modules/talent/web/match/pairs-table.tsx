import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import {
  type MatchRunDetail,
  type PinConflictView,
  type RunPair,
  runPairList,
} from '../../contract/match-run.ts'
import { talentQueries } from '../queries.ts'
import type { matchRunPageSearch } from '../search.ts'
import { Conflicts } from './run-form.tsx'

type Search = z.infer<typeof matchRunPageSearch>
type Wish = 'pin' | 'ruleOut'

const idsOf = (key: string) => {
  const [needId = '', profileId = ''] = key.split('.')
  return { needId, profileId }
}

/** Pairs of a result: why each is there, which to pin or rule out in a run that follows, which to suggest. */
export function PairsTable({
  run,
  search,
  setSearch,
}: {
  run: MatchRunDetail
  search: Search
  setSearch: (change: Partial<Search>) => void
}) {
  const { t } = useTranslation('talent')
  const { message } = App.useApp()
  const mayRun = useMay()('talent.match.run')
  const navigate = useNavigate()
  const pairs = useQuery(talentQueries.runPairs({ id: run.id, ...windowOf(search, 50) }))
  const [chosen, setChosen] = useState<string[]>([])
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({})
  const [conflicts, setConflicts] = useState<readonly PinConflictView[]>([])
  const again = useWrite(api.talent.startMatchRun, {
    invalidates: [['talent']],
    done: false,
    onDone: (answer) => {
      if (answer.status === 'started') void navigate({ to: paths.match(answer.id) })
      else setConflicts(answer.conflicts)
    },
  })
  const shortlist = useWrite(api.talent.shortlistPairs, {
    invalidates: [['talent']],
    done: false,
    onDone: (answer) => {
      setChosen([])
      void message.success(t('match.shortlisted', answer))
    },
  })
  const wish = (row: RunPair, one: Wish | null) =>
    setWishes(({ [row.id]: _old, ...rest }) => (one === null ? rest : { ...rest, [row.id]: one }))
  const wished = (one: Wish) => Object.keys(wishes).filter((key) => wishes[key] === one)
  const rerun = () => {
    const touched = new Set(Object.keys(wishes))
    const rest = (list: { needId: string; profileId: string }[]) =>
      list.filter(({ needId, profileId }) => !touched.has(`${needId}.${profileId}`))
    again.mutate({
      ...run.settings,
      title: t('match.rerunTitle', { title: run.title }).slice(0, 100),
      method: run.method,
      previousId: run.id,
      pins: {
        forced: [...rest(run.settings.pins.forced), ...wished('pin').map(idsOf)],
        ruledOut: [...rest(run.settings.pins.ruledOut), ...wished('ruleOut').map(idsOf)],
      },
    })
  }
  const acts = (row: RunPair) => (
    <Space size="small">
      <Button size="small" type="link" onClick={() => setSearch({ pair: row.id })}>
        {t('match.why')}
      </Button>
      {mayRun &&
        (wishes[row.id] === undefined ? (
          <>
            <Button size="small" onClick={() => wish(row, 'pin')}>
              {t('match.pin')}
            </Button>
            <Button size="small" onClick={() => wish(row, 'ruleOut')}>
              {t('match.ruleOut')}
            </Button>
          </>
        ) : (
          <>
            <Chip tone="accent">{t(wishes[row.id] === 'pin' ? 'match.pin' : 'match.ruleOut')}</Chip>
            <Button size="small" onClick={() => wish(row, null)}>
              {t('match.undo')}
            </Button>
          </>
        ))}
    </Space>
  )
  return (
    <>
      <Conflicts conflicts={conflicts} />
      {Object.keys(wishes).length > 0 && (
        <Space style={{ marginBottom: 12 }}>
          <span>{t('match.changes', { pins: wished('pin').length, outs: wished('ruleOut').length })}</span>
          <Button type="primary" loading={again.isPending} onClick={rerun}>
            {t('match.rerun')}
          </Button>
        </Space>
      )}
      <ListTable
        list={runPairList}
        query={pairs}
        search={search}
        setSearch={setSearch}
        selectedKey={search.pair ?? null}
        onOpen={(row) => setSearch({ pair: row.id })}
        filters={[]}
        empty={{ title: t('match.reason.noCandidate'), text: t('match.noCandidates') }}
        file={{
          right: 'talent.match.export',
          send: (asked) => api.talent.exportRunPairs({ id: run.id, ...asked }),
        }}
        rowActs={acts}
        special={{ needTitle: { phone: 'title' } }}
        {...(mayRun
          ? {
              choice: {
                chosen,
                onChoose: setChosen,
                acts: (
                  <Button
                    type="primary"
                    disabled={chosen.length === 0}
                    loading={shortlist.isPending}
                    onClick={() => shortlist.mutate({ id: run.id, pairs: chosen.map(idsOf) })}
                  >
                    {t('match.shortlist', { count: chosen.length })}
                  </Button>
                ),
              },
            }
          : {})}
      />
    </>
  )
}
