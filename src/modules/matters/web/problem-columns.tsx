import type { TFunction } from 'i18next'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { ProblemSummary, problemList } from '../contract/index.ts'
import { LimitMark, ProblemStateMark } from './marks.tsx'
import styles from './matters.module.css'

type ProblemColumn = keyof typeof problemList.columns

/** What one needs to find a problem, beside the official five columns that are usual. */
export const compactColumns: ProblemColumn[] = [
  'number',
  'title',
  'state',
  'light',
  'responsibility',
  'severity',
  'origin',
  'openedOn',
]

/** Columns of the problem list that show more than words. */
export function problemColumns(t: TFunction<'matters'>): SpecialColumns<ProblemSummary, ProblemColumn> {
  const text = (value: string | null) =>
    value === null ? (
      <span className={styles.faint}>{t('list.notYet')}</span>
    ) : (
      <span className={styles.cell} title={value}>
        {value}
      </span>
    )
  return {
    number: { phone: 'hide' },
    title: {
      phone: 'title',
      render: (row) => (
        <span className={styles.title}>
          <PageLink href={paths.problem(row.id)}>{row.title}</PageLink>
          <span className={styles.sub}>
            {[row.chainName, row.node?.name, row.enterprise?.name].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    countermeasure: { phone: 'hide', render: (row) => text(row.countermeasure) },
    responsibility: {
      render: (row) =>
        row.lead === null ? (
          text(row.responsibility)
        ) : (
          <span className={styles.cell}>
            {row.lead.name}
            {row.responsiblePerson !== null && (
              <>
                {' '}
                <span className={styles.whole}>{row.responsiblePerson}</span>
              </>
            )}
            {row.assisting.length > 0 && (
              <span className={styles.sub}>
                {t('field.assisting')} {row.assisting.map((org) => org.name).join('、')}
              </span>
            )}
          </span>
        ),
    },
    dueOn: {
      render: (row) => (
        <span>
          {row.dueOn ?? <span className={styles.faint}>{t('limit.none')}</span>}
          <span className={styles.sub}>
            <LimitMark limit={row.limit} />
          </span>
        </span>
      ),
    },
    effect: { phone: 'hide', render: (row) => text(row.effect) },
    state: {
      render: (row) => (
        <span className={styles.state}>
          <ProblemStateMark problem={row} />
        </span>
      ),
    },
    light: { render: (row) => <LimitMark limit={row.limit} /> },
    severity: { render: (row) => t(`severity.${row.severity}`) },
    origin: { phone: 'hide', render: (row) => t(`origin.${row.origin}`) },
    openedOn: { phone: 'hide', render: (row) => row.openedOn },
  }
}
