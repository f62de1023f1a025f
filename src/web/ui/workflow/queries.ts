import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { QueueBucket } from '#platform/workflow/contract.ts'
import { api } from '#web/api.ts'

/** What pages read of workflows; keys begin with `workflow`. */
export const workflowQueries = {
  one: (object: ObjectRef) =>
    queryOptions({
      queryKey: ['workflow', 'one', object.kind, object.id],
      queryFn: () => api.workflow.getWorkflow(object),
    }),
  queue: ({ kind, ...page }: { bucket: QueueBucket; kind: string | null; page: number; pageSize: number }) =>
    queryOptions({
      queryKey: ['workflow', 'queue', kind, page],
      queryFn: () => api.workflow.listQueue({ ...page, ...(kind === null ? {} : { definition: [kind] }) }),
      placeholderData: keepPreviousData,
    }),
  events: (object: ObjectRef) =>
    queryOptions({
      queryKey: ['workflow', 'events', object.kind, object.id],
      queryFn: () => api.workflow.listWorkflowEvents(object),
    }),
}
