import { useParams } from '@tanstack/react-router'
import { EnrolmentView } from '#modules/training/web/enrolment/enrolment-view.tsx'

/** Enrolment of one class. */
export function ClassEnrolmentPage() {
  const { id = '' } = useParams({ strict: false })
  return <EnrolmentView id={id} />
}
