import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { lights, type TaskFilter, type TaskPace, taskStates, taskVerbs } from '../contract/index.ts'
import { ChainsSelect, Flag, ManySelect, OrgSelect, SearchField } from './lists.tsx'
import { PaceMark } from './marks.tsx'
import styles from './matters.module.css'
import { LeaderName } from './names.tsx'
import { mattersQueries } from './queries.ts'
import { type TaskSearch, taskSearch } from './search.ts'

const pageSize = 20

function filterOf({ page: _page, closedToo, ...filter }: TaskSearch): TaskFilter {
  return { ...filter, ...(closedToo ? { open: false } : {}) }
}

/** Tasks of all chains: lead leader, lead unit, assisting units, target, progress against time. */
export function TasksPage() {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [search, setSearch] = useUrlState(taskSearch)
  const filter = filterOf(search)
  const tasks = useQuery(mattersQueries.tasks({ ...filter, page: search.page ?? 1, pageSize }))
  const download = useWrite((wanted: TaskFilter) => api.matters.exportTasks(wanted), {
    invalidates: [],
    done: t('tasks.exported'),
    onDone: (file) => saveFile(file, `${t('tasks.title')}.xlsx`),
  })
  const change = (values: Partial<TaskSearch>) => setSearch({ page: undefined, ...values })
  return (
    <div>
      <PageHeader
        title={t('tasks.title')}
        sub={t('tasks.sub')}
        actions={
          <>
            <Allowed right="matters.task.export">
              <Button
                icon={<DownloadOutlined />}
                loading={download.isPending}
                onClick={() => download.mutate(filter)}
              >
                {t('tasks.export')}
              </Button>
            </Allowed>
            <Allowed right="matters.task.draft">
              <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newTask())}>
                {t('tasks.open')}
              </Button>
            </Allowed>
          </>
        }
      />
      <search className={`${styles.filters} no-print`}>
        <SearchField value={search.query} label={t('tasks.search')} onChange={(query) => change({ query })} />
        <ChainsSelect value={search.chain} onChange={(chain) => change({ chain })} />
        <ManySelect
          value={search.state}
          label={t('field.state')}
          options={taskStates.map((state) => ({ value: state, label: t(`taskState.${state}`) }))}
          onChange={(state) => change({ state })}
        />
        <ManySelect
          value={search.light}
          label={t('field.light')}
          options={lights.map((light) => ({ value: light, label: t(`paceLight.${light}`) }))}
          onChange={(light) => change({ light })}
        />
        <ManySelect
          value={search.action}
          label={t('field.action')}
          options={taskVerbs.map((verb) => ({ value: verb, label: t(`verb.${verb}`) }))}
          onChange={(action) => change({ action })}
        />
        <OrgSelect
          value={search.lead ?? null}
          label={t('field.lead')}
          onChange={(lead) => change({ lead })}
        />
        <Flag value={search.mine} label={t('list.mine')} onChange={(mine) => change({ mine })} />
        <Flag value={search.overdue} label={t('list.overdue')} onChange={(overdue) => change({ overdue })} />
        <Flag
          value={search.closedToo}
          label={t('tasks.closedToo')}
          onChange={(closedToo) => change({ closedToo })}
        />
      </search>
      <QueryView query={tasks} rows={10}>
        {(data) => (
          <DataTable
            label={t('tasks.title')}
            rows={data.items}
            rowKey={(row) => row.id}
            onOpen={(row) => go(paths.task(row.id))}
            paging={{ ...data, onChange: (page) => setSearch({ page }) }}
            empty={<EmptyState title={t('tasks.empty')} text={t('tasks.emptyHelp')} />}
            columns={[
              {
                key: 'title',
                title: t('taskWord'),
                phone: 'title',
                render: (row) => (
                  <span className={styles.title}>
                    <Chip tone="accent">{t(`verb.${row.actionType}`)}</Chip>{' '}
                    <PageLink href={paths.task(row.id)}>{row.title}</PageLink>
                    <span className={styles.sub}>
                      {[row.chainName, row.node?.name].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                ),
              },
              {
                key: 'leader',
                title: t('field.leadLeader'),
                render: (row) => <LeaderName leader={row.leadLeader} />,
              },
              {
                key: 'lead',
                title: t('field.lead'),
                render: (row) => <span className={styles.cell}>{row.lead.name}</span>,
              },
              {
                key: 'assist',
                title: t('field.assisting'),
                phone: 'hide',
                render: (row) => (
                  <span className={styles.cell}>
                    {row.assisting.map((org) => org.name).join('、') || '—'}
                  </span>
                ),
              },
              {
                key: 'target',
                title: t('field.targets'),
                phone: 'hide',
                render: (row) => (
                  <span className={styles.cell}>
                    {row.targets.map((one) => `${one.quarter} ${one.target}`).join('；')}
                  </span>
                ),
              },
              { key: 'pace', title: t('task.pace'), render: (row) => <PaceBars pace={row.pace} /> },
              { key: 'light', title: t('field.light'), render: (row) => <PaceMark pace={row.pace} /> },
              { key: 'due', title: t('field.dueOn'), render: (row) => row.dueOn },
            ]}
          />
        )}
      </QueryView>
    </div>
  )
}

/** Progress above the share of time that has passed. */
export function PaceBars({ pace }: { pace: TaskPace }) {
  const { t } = useTranslation('matters')
  return (
    <span className={styles.pace}>
      <span className={styles.sub}>
        {t('field.progress')} {pace.progress}% / {t('field.elapsed')} {pace.elapsed}%
      </span>
      <Progress
        percent={pace.progress}
        showInfo={false}
        size={{ height: 6 }}
        strokeLinecap="butt"
        aria-hidden
      />
      <Progress
        percent={pace.elapsed}
        showInfo={false}
        size={{ height: 3 }}
        strokeLinecap="butt"
        strokeColor="var(--sl-hairline-strong)"
        aria-hidden
      />
    </span>
  )
}
