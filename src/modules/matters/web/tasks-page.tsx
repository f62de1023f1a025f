import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type TaskFilter, type TaskPace, type TaskSummary, taskList } from '../contract/index.ts'
import { taskBulkFields } from '../contract/task-bulk.ts'
import { PaceMark } from './marks.tsx'
import styles from './matters.module.css'
import { LeaderName } from './names.tsx'
import { mattersQueries } from './queries.ts'
import { type TaskSearch, taskSearch } from './search.ts'
import { useTaskFilters } from './use-matter-filters.tsx'

function filterOf(search: TaskSearch): TaskFilter {
  const { closedToo, ...filter } = filterOfSearch(search)
  return { ...filter, ...(closedToo ? { open: false } : {}) }
}

/** Tasks of all chains: lead leader, lead unit, assisting units, target, progress against time. */
export function TasksPage() {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [search, setSearch] = useUrlState(taskSearch)
  const wanted = filterOf(search)
  const tasks = useQuery(mattersQueries.tasks({ ...wanted, ...windowOf(search, 20) }))
  const filters = useTaskFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const special = useTaskColumns()
  const bulk = useBulkEdit(taskBulkFields, {
    title: taskList.title,
    filter: { ...wanted },
    total: tasks.data?.total ?? 0,
  })
  const open = (
    <Allowed right="matters.task.draft">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newTask())}>
        {t('tasks.open')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('tasks.title')}
        sub={t('tasks.sub')}
        actions={
          <>
            <ImportButtons object={taskList.object} right="matters.task.draft" />
            {open}
          </>
        }
      />
      <ListTable
        list={taskList}
        query={tasks}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={special}
        onOpen={(row) => go(paths.task(row.id))}
        {...bulk.choice}
        file={{
          right: 'matters.task.export',
          send: (asked) => api.matters.exportTasks({ ...wanted, ...asked }),
        }}
        empty={{ title: t('tasks.empty'), text: t('tasks.emptyHelp'), action: open }}
      />
      {bulk.drawer}
    </div>
  )
}

function useTaskColumns(): SpecialColumns<TaskSummary, keyof typeof taskList.columns> {
  const { t } = useTranslation('matters')
  return {
    number: { phone: 'hide' },
    action: { render: (row) => t(`verb.${row.actionType}`) },
    title: {
      phone: 'title',
      render: (row) => (
        <span className={styles.title}>
          <Chip tone="accent">{t(`verb.${row.actionType}`)}</Chip>{' '}
          <PageLink href={paths.task(row.id)}>{row.title}</PageLink>
          <span className={styles.sub}>{[row.chainName, row.node?.name].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    leader: { render: (row) => <LeaderName leader={row.leadLeader} /> },
    lead: { render: (row) => <span className={styles.cell}>{row.lead.name}</span> },
    assisting: {
      phone: 'hide',
      render: (row) => (
        <span className={styles.cell}>{row.assisting.map((org) => org.name).join('、') || '—'}</span>
      ),
    },
    targets: {
      phone: 'hide',
      render: (row) => (
        <span className={`${styles.cell} ${styles.targets}`}>
          {row.targets
            .map(({ quarter: of, target }) => {
              const [year, quarter] = of.split('Q')
              return `${t('task.quarterWord', { year, quarter })} ${target}`
            })
            .join('；')}
        </span>
      ),
    },
    progress: { title: t('task.pace'), align: 'left', render: (row) => <PaceBars pace={row.pace} /> },
    state: { render: (row) => t(`taskState.${row.state}`) },
    light: { render: (row) => <PaceMark pace={row.pace} /> },
    startsOn: { render: (row) => row.startsOn },
    dueOn: { render: (row) => row.dueOn },
  }
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
