import { useParams } from '@tanstack/react-router'
import { InvitationView } from '#modules/training/web/invitation/invitation-view.tsx'
import { BarePage } from './bare-page.tsx'

/** An invitation behind the address that somebody was given; no log-in, no shell. */
export function InvitationPage() {
  const { token = '' } = useParams({ strict: false })
  return (
    <BarePage wide>
      <InvitationView token={token} />
    </BarePage>
  )
}
