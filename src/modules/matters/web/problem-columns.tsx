import type { TFunction } from 'i18next'
import type { DataColumn } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { ProblemSummary } from '../contract/index.ts'
import { LimitMark, ProblemStateMark } from './marks.tsx'
import styles from './matters.module.css'

/** Columns of the problem list: the official five, or what one needs to find a problem. */
export function problemColumns(
  t: TFunction<'matters'>,
  view: 'columns' | 'compact',
): DataColumn<ProblemSummary>[] {
  const text = (value: string | null) =>
    value === null ? (
      <span className={styles.faint}>{t('list.notYet')}</span>
    ) : (
      <span className={styles.cell} title={value}>
        {value}
      </span>
    )
  const title: DataColumn<ProblemSummary> = {
    key: 'title',
    title: t('field.problem'),
    phone: 'title',
    render: (row) => (
      <span className={styles.title}>
        <PageLink href={paths.problem(row.id)}>{row.title}</PageLink>
        <span className={styles.sub}>
          {[row.chainName, row.node?.name, row.enterprise?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
    ),
  }
  const state: DataColumn<ProblemSummary> = {
    key: 'state',
    title: t('field.state'),
    render: (row) => (
      <span className={styles.state}>
        <ProblemStateMark problem={row} />
      </span>
    ),
  }
  const limit: DataColumn<ProblemSummary> = {
    key: 'limit',
    title: t('field.limit'),
    render: (row) => <LimitMark limit={row.limit} />,
  }
  const responsibility: DataColumn<ProblemSummary> = {
    key: 'responsibility',
    title: t('field.responsibility'),
    render: (row) =>
      row.lead === null ? (
        text(row.responsibility)
      ) : (
        <span className={styles.cell}>
          {row.lead.name}
          {row.responsiblePerson !== null && ` ${row.responsiblePerson}`}
          {row.assisting.length > 0 && (
            <span className={styles.sub}>
              {t('field.assisting')} {row.assisting.map((org) => org.name).join('、')}
            </span>
          )}
        </span>
      ),
  }
  if (view === 'compact') {
    return [
      { key: 'number', title: '#', align: 'right', render: (row) => row.number, phone: 'hide' },
      title,
      state,
      limit,
      responsibility,
      { key: 'severity', title: t('field.severity'), render: (row) => t(`severity.${row.severity}`) },
      { key: 'origin', title: t('field.origin'), render: (row) => t(`origin.${row.origin}`), phone: 'hide' },
      { key: 'openedOn', title: t('field.openedOn'), render: (row) => row.openedOn, phone: 'hide' },
    ]
  }
  return [
    title,
    {
      key: 'measure',
      title: t('field.countermeasure'),
      render: (row) => text(row.countermeasure),
      phone: 'hide',
    },
    responsibility,
    {
      key: 'dueOn',
      title: t('field.dueOn'),
      render: (row) => (
        <span>
          {row.dueOn ?? <span className={styles.faint}>{t('limit.none')}</span>}
          <span className={styles.sub}>
            <LimitMark limit={row.limit} />
          </span>
        </span>
      ),
    },
    { key: 'effect', title: t('field.effect'), render: (row) => text(row.effect), phone: 'hide' },
    state,
  ]
}
