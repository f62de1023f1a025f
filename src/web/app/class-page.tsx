import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ClassView } from '#modules/training/web/class/class-view.tsx'
import { trainingQueries } from '#modules/training/web/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One class, with its thread and history at the right. */
export function ClassPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(trainingQueries.class(id))
  return (
    <div className={styles.columns}>
      <div>
        <ClassView id={id} />
      </div>
      {query.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="training.class" id={id} />
        </aside>
      )}
    </div>
  )
}
