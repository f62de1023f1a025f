import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { InstituteView } from '#modules/talent/web/institute/institute-view.tsx'
import { instituteQueries } from '#modules/talent/web/institute/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One institute, with its thread and history at the right for whoever is told whom to ask there. */
export function InstitutePage() {
  const { id = '' } = useParams({ strict: false })
  const institute = useQuery(instituteQueries.one(id))
  return (
    <div className={styles.columns}>
      <div>
        <InstituteView id={id} />
      </div>
      {institute.data?.seesContacts && (
        <aside className={styles.aside}>
          <Trail kind="talent.institute" id={id} />
        </aside>
      )}
    </div>
  )
}
