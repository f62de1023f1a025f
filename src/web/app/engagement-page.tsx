import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EngagementView } from '#modules/talent/web/engagement/engagement-view.tsx'
import { engagementQueries } from '#modules/talent/web/engagement/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One engagement, with its thread and history at the right. */
export function EngagementPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(engagementQueries.one(id))
  return (
    <div className={styles.columns}>
      <div>
        <EngagementView id={id} />
      </div>
      {query.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="talent.engagement" id={id} />
        </aside>
      )}
    </div>
  )
}
