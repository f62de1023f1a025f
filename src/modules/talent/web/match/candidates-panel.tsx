import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useReasonText } from '#web/ui/error-text.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { talentQueries } from '../queries.ts'
import { Exclusions, points, ScoreParts } from './score-parts.tsx'

/**
 * The best candidates of one need as things stand, unfolding to why, and whom each rule keeps out. Whoever reads matches of
 * other chains alone is told so instead.
 */
export function CandidatesPanel({ needId, mayMatch }: { needId: string; mayMatch: boolean }) {
  return <Allowed right="talent.match.read">{mayMatch ? <Panel needId={needId} /> : <OtherChain />}</Allowed>
}

function OtherChain() {
  const { t } = useTranslation('talent')
  const reason = useReasonText()
  return <Section title={t('match.candidates')}>{reason('talent.match.otherChain')}</Section>
}

function Panel({ needId }: { needId: string }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const found = useQuery(talentQueries.candidates(needId))
  const runs = useQuery(talentQueries.runs({ needId, page: 1, pageSize: 10 }))
  return (
    <Section
      title={t('match.candidates')}
      note={
        found.data && t('match.candidatesHelp', { people: found.data.people, eligible: found.data.eligible })
      }
    >
      <QueryView query={found} rows={5}>
        {({ candidates, exclusions }) => (
          <>
            <DataTable
              label={t('match.candidates')}
              rows={candidates}
              rowKey={(row) => row.profileId}
              empty={<EmptyState title={t('match.noCandidates')} />}
              columns={[
                {
                  key: 'name',
                  title: t('match.person'),
                  phone: 'title',
                  render: (row) => `${row.name ?? ''} #${row.number}`,
                },
                { key: 'score', title: t('match.score'), align: 'right', render: (row) => points(row.score) },
              ]}
              expanded={(row) => <ScoreParts parts={row.parts} />}
            />
            <p style={{ marginTop: 8 }}>
              <Exclusions exclusions={exclusions} of="people" />
            </p>
          </>
        )}
      </QueryView>
      <h3>{t('match.runsOfNeed')}</h3>
      <QueryView query={runs} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('match.noRuns')}</p>
          ) : (
            <ul>
              {items.map((run) => (
                <li key={run.id}>
                  <PageLink href={paths.match(run.id)}>{`${run.title}（#${run.number}）`}</PageLink>{' '}
                  {format.day(run.createdAt)}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  )
}
