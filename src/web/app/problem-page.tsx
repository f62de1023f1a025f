import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ProblemView } from '#modules/matters/web/problem-view.tsx'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One problem, with its thread and history at the right. */
export function ProblemPage() {
  const { id = '' } = useParams({ strict: false })
  const problem = useQuery(mattersQueries.problem(id))
  return (
    <div className={styles.columns}>
      <div>
        <ProblemView id={id} />
      </div>
      {problem.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="matters.problem" id={id} />
        </aside>
      )}
    </div>
  )
}
