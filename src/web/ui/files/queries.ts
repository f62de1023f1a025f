import { queryOptions } from '@tanstack/react-query'
import type { ObjectRef } from '#platform/http/contract.ts'
import { api } from '#web/api.ts'

/** The files of an object, and whether the reader may add any. */
export const attachmentsQuery = (object: ObjectRef) =>
  queryOptions({
    queryKey: ['files', object.kind, object.id],
    queryFn: () => api.files.listAttachments(object),
  })
