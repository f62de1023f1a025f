import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlacementsView } from '#modules/chains/web/placements/placements-view.tsx'
import { MergesSection } from '#modules/directory/web/duplicates/merges-section.tsx'
import { EnterpriseDetail } from '#modules/directory/web/enterprise-detail.tsx'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One enterprise: its data, its places in the chains, and its thread. */
export function EnterprisePage() {
  const { t } = useTranslation('app')
  const { id = '' } = useParams({ strict: false })
  const enterprise = useQuery(directoryQueries.enterprise(id))
  return (
    <QueryView query={enterprise} rows={10}>
      {(data) => (
        <div className={styles.columns}>
          <div>
            <EnterpriseDetail enterprise={data} />
            <div className={styles.next}>
              <PlacementsView enterpriseId={data.id} />
              <MergesSection enterprise={data} />
            </div>
          </div>
          <aside className={styles.aside}>
            <Section title={t('chain.tabs.thread')}>
              <Trail kind="directory.enterprise" id={data.id} />
            </Section>
          </aside>
        </div>
      )}
    </QueryView>
  )
}
