import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type MisleadingFinding, type MisleadingReport, refusalWords } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './engagement.module.css'
import { engagementQueries } from './queries.ts'

/** What refusals say of the rules and weights of a match. */
export function EngagementReasonsPage() {
  const { t } = useTranslation('talent')
  return (
    <div>
      <PageHeader
        title={t('engagement.review.title')}
        sub={t('engagement.review.sub')}
        back={{ href: paths.engagements(), label: t('engagement.title') }}
      />
      <AreaNav at="engagements" />
      <QueryView query={useQuery(engagementQueries.review())} rows={6}>
        {(report) =>
          report.refused === 0 ? (
            <EmptyState title={t('engagement.review.empty')} text={t('engagement.review.emptyHelp')} />
          ) : (
            <Report report={report} />
          )
        }
      </QueryView>
    </div>
  )
}

function Report({ report }: { report: MisleadingReport }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const mean = (value: number | null, count: number) =>
    `${value === null ? '—' : value.toFixed(2)}（${t('engagement.review.sample', { count })}）`
  const hintOf = ({ hint, part }: MisleadingFinding) =>
    hint === null
      ? t('engagement.review.noHint', { least: report.least })
      : t(`engagement.review.hints.${hint.kind}`, { ...hint, part: t(`engagement.part.${part}`) })
  const columns: DataColumn<MisleadingFinding>[] = [
    {
      key: 'reason',
      title: t('engagement.review.reason'),
      phone: 'title',
      render: (row) => refusalWords[row.reason][language],
    },
    {
      key: 'part',
      title: t('engagement.review.part'),
      render: (row) => t(`engagement.part.${row.part}`),
    },
    { key: 'refused', title: t('engagement.review.refused'), align: 'right', render: (row) => row.refused },
    {
      key: 'refusedMean',
      title: t('engagement.review.refusedMean'),
      render: (row) => mean(row.refusedMean, row.measured),
    },
    {
      key: 'onboardMean',
      title: t('engagement.review.onboardMean'),
      render: (row) => mean(row.onboardMean, row.onboard),
    },
    {
      key: 'say',
      title: t('engagement.review.conclusion'),
      render: (row) => (
        <div className={styles.say}>
          <div>
            {t(`engagement.review.say.${row.verdict}`, {
              reason: refusalWords[row.reason][language],
              part: t(`engagement.part.${row.part}`),
              refused: row.refused,
              least: report.least,
              refusedMean: row.refusedMean?.toFixed(2),
              onboardMean: row.onboardMean?.toFixed(2),
            })}
          </div>
          <div className={styles.soft}>
            {t('engagement.review.hint')} · {hintOf(row)}
          </div>
        </div>
      ),
    },
  ]
  return (
    <>
      <p style={{ marginBottom: 16 }}>
        {t('engagement.review.counts', {
          refused: report.refused,
          byHand: report.byHand,
          onboard: report.onboard,
        })}
        {t('engagement.review.least', { least: report.least })}
      </p>
      <DataTable
        label={t('engagement.review.title')}
        columns={columns}
        rows={report.findings}
        rowKey={(row) => row.reason}
      />
      <p className={styles.soft}>
        {t('engagement.review.hintNote')}
        <Allowed right="talent.match.run">
          {' '}
          <PageLink href={paths.matches()}>{t('engagement.review.tryOut')}</PageLink>
        </Allowed>
      </p>
      {report.unmeasured.length > 0 && (
        <Section title={t('engagement.review.unmeasured')}>
          <ul>
            {report.unmeasured.map(({ reason, refused }) => (
              <li key={reason}>
                {t('engagement.review.unmeasuredItem', {
                  reason: refusalWords[reason][language],
                  count: refused,
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
