import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { DiscussionView } from '#modules/training/web/discussion/discussion-view.tsx'
import { trainingQueries } from '#modules/training/web/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One discussion or visit, with its thread and history at the right. */
export function DiscussionPage() {
  const { id = '' } = useParams({ strict: false })
  const discussion = useQuery(trainingQueries.discussion(id))
  return (
    <div className={styles.columns}>
      <div>
        <DiscussionView id={id} />
      </div>
      {discussion.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="training.discussion" id={id} />
        </aside>
      )}
    </div>
  )
}
