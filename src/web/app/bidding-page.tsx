import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BiddingView } from '#modules/talent/web/bidding/bidding-view.tsx'
import { biddingQueries } from '#modules/talent/web/bidding/queries.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One open-list bidding, with its thread and history at the right. */
export function BiddingPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(biddingQueries.one(id))
  return (
    <div className={styles.columns}>
      <div>
        <BiddingView id={id} />
      </div>
      {query.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="talent.bidding" id={id} />
        </aside>
      )}
    </div>
  )
}
