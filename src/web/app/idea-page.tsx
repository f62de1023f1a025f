import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { IdeaView } from '#modules/training/web/idea/idea-view.tsx'
import { ideaQueries } from '#modules/training/web/idea/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One idea, with its thread and history at the right. */
export function IdeaPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(ideaQueries.one(id))
  return (
    <div className={styles.columns}>
      <div>
        <IdeaView id={id} />
      </div>
      {query.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="training.idea" id={id} />
        </aside>
      )}
    </div>
  )
}
