import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import { TaskView } from '#modules/matters/web/task-view.tsx'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One task, with its thread and history at the right. */
export function TaskPage() {
  const { id = '' } = useParams({ strict: false })
  const task = useQuery(mattersQueries.task(id))
  return (
    <div className={styles.columns}>
      <div>
        <TaskView id={id} />
      </div>
      {task.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="matters.task" id={id} />
        </aside>
      )}
    </div>
  )
}
