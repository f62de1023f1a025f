import { useParams } from '@tanstack/react-router'
import { OfferView } from '#modules/talent/web/engagement/offer-view.tsx'
import { BarePage } from './bare-page.tsx'

/** A need behind the address that somebody was given; no log-in, no shell. */
export function OfferPage() {
  const { token = '' } = useParams({ strict: false })
  return (
    <BarePage wide>
      <OfferView token={token} />
    </BarePage>
  )
}
