import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CandidatesPanel } from '#modules/talent/web/match/candidates-panel.tsx'
import { NeedView } from '#modules/talent/web/need/need-view.tsx'
import { talentQueries } from '#modules/talent/web/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One need of an enterprise, with its thread and history at the right. */
export function TalentNeedPage() {
  const { id = '' } = useParams({ strict: false })
  const need = useQuery(talentQueries.need(id))
  return (
    <div className={styles.columns}>
      <div>
        <NeedView id={id} />
        {need.data?.state === 'open' && (
          <div className={styles.next}>
            <CandidatesPanel needId={id} mayMatch={need.data.mayMatch} />
          </div>
        )}
      </div>
      {need.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="talent.need" id={id} />
        </aside>
      )}
    </div>
  )
}
