import { useParams } from '@tanstack/react-router'
import { AnsweringView } from '#modules/training/web/answering/answering-view.tsx'
import { BarePage } from './bare-page.tsx'

/** A questionnaire behind the address somebody was given; no log-in, no shell. */
export function AnsweringPage() {
  const { token = '' } = useParams({ strict: false })
  return (
    <BarePage wide>
      <AnsweringView token={token} />
    </BarePage>
  )
}
