import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Fact } from '#modules/documents/contract.ts'
import { useFactTeller } from '#modules/documents/web/fact-marks.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import styles from './city.module.css'
import { cityQueries } from './queries.ts'

/** Streaks and milestones that accepted facts carry, each with its sentence and source. */
export function Milestones() {
  const { t } = useTranslation('app')
  const streaks = useQuery(cityQueries.acceptedOfCity('rankStreak'))
  const milestones = useQuery(cityQueries.acceptedOfCity('outputMilestone'))
  return (
    <QueryView query={streaks} rows={3}>
      {(streakPage) => (
        <QueryView query={milestones} rows={3}>
          {(milestonePage) => {
            const facts = [...streakPage.items, ...milestonePage.items]
            return facts.length === 0 ? (
              <EmptyState title={t('city.streaksNone')} text={t('city.streaksNoneHelp')} />
            ) : (
              <ul className={styles.changes}>
                {facts.map((fact) => (
                  <li key={fact.id}>
                    <FactLine fact={fact} />
                  </li>
                ))}
              </ul>
            )
          }}
        </QueryView>
      )}
    </QueryView>
  )
}

function FactLine({ fact }: { fact: Fact }) {
  const { t } = useTranslation('app')
  const { t: ui } = useTranslation('ui')
  const { document } = fact
  const { tell } = useFactTeller()
  return (
    <>
      <strong>{tell(fact)}</strong>
      <span className={styles.faint}>
        {document.source}{' '}
        <Popover
          trigger="click"
          content={
            <div className={styles.quote}>
              <q>{fact.sentence}</q>
              <p className={styles.faint}>
                {[document.source, document.author, document.publishedOn].filter((part) => part).join(' · ')}
              </p>
              <PageLink href={paths.document(fact.documentId, { fact: fact.id })}>
                {document.title ?? ui('source')}
              </PageLink>
            </div>
          }
        >
          <button type="button" className={styles.sourceButton}>
            {t('city.quote')}
          </button>
        </Popover>
      </span>
    </>
  )
}
