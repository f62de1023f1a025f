import { useQuery } from '@tanstack/react-query'
import type { ObjectRef } from '#platform/http/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { threadQueries } from './thread/queries.ts'

/** The way back from a row of evidence to the object that brought it; nothing to whoever may not see that object. */
export function OriginLink({ origin }: { origin: ObjectRef }) {
  const object = useQuery(threadQueries.trace(origin.kind, origin.id, 1)).data?.object
  if (!object?.title || object.href === null) return null
  return <PageLink href={object.href}>{object.title}</PageLink>
}
