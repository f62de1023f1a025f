import { useParams } from '@tanstack/react-router'
import { DesignView } from '#modules/training/web/design/design-view.tsx'

/** The design of one class. */
export function ClassDesignPage() {
  const { id = '' } = useParams({ strict: false })
  return <DesignView id={id} />
}
