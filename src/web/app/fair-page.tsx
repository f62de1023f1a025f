import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FairView } from '#modules/talent/web/fair/fair-view.tsx'
import { fairQueries } from '#modules/talent/web/fair/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One matching fair, with its thread and history at the right. */
export function FairPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(fairQueries.one(id))
  return (
    <div className={styles.columns}>
      <div>
        <FairView id={id} />
      </div>
      {query.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="talent.fair" id={id} />
        </aside>
      )}
    </div>
  )
}
