import {
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { App, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import { contract } from '#modules/contract.ts'
import { ApiError, createApiClient } from '#platform/http/client.ts'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import { markSessionEnded } from '#web/session-end.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { refusedField } from '#web/ui/zod-form.ts'

/** The typed client of the whole contract. Pages call the server through it only. */
export const api = createApiClient(contract, `${location.origin}/api`)

/** The same for what must arrive although the page goes away; a request of at most 64 KB. */
export const leavingApi = createApiClient(contract, `${location.origin}/api`, (request) =>
  fetch(request, { keepalive: true }),
)

/**
 * One cache for all pages. What the server refused for a reason is not asked again. What the browser believes of being
 * online is not asked at all: it knows of the internet, and the server may stand in an office's own network.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSession }),
  mutationCache: new MutationCache({ onError: noticeSession }),
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof ApiError && error.status < 500) && count < 2,
    },
  },
})

/** What a refusal says about the session itself, whatever was asked. */
function noticeSession(error: unknown): void {
  if (isSessionMissing(error)) markSessionEnded(true)
  else if (error instanceof ApiError && error.body.reason === 'platform.session.passwordChangeDue')
    void queryClient.invalidateQueries({ queryKey: ['session', 'me'] })
}

/** Whether a call was refused because nobody is logged in, or no longer. */
export function isSessionMissing(error: unknown): boolean {
  return error instanceof ApiError && error.body.reason === 'platform.session.missing'
}

export type WriteOptions<Out> = {
  /** Beginnings of the query keys that the write makes old; all of them when left out. */
  invalidates?: QueryKey[]
  /** Polite note after success; false for none. */
  done?: string | false
  onDone?: (result: Out) => void
  /** Set where `onDone` leaves the page of an object that is gone: what that page shows is not asked for again. */
  leaves?: boolean
  /** Set where the form shows conflicts itself (ConflictNotice). */
  quietConflict?: boolean
  /**
   * The form that was sent: its draft is dropped after success, and a refusal that names one of its fields is shown
   * under that field.
   */
  form?: FormInstance
}

/**
 * A write: shows success, translates errors, and refreshes what became old.
 *
 * @example const save = useWrite(api.chains.updateNode, { invalidates: [['chains']] }); save.mutate(input)
 */
export function useWrite<In, Out>(send: (input: In) => Promise<Out>, options: WriteOptions<Out> = {}) {
  const client = useQueryClient()
  const { message, notification } = App.useApp()
  const { t } = useTranslation('ui')
  const errorText = useErrorText()
  return useMutation<Out, unknown, In>({
    mutationFn: (input) => send(input),
    onSuccess: async (result) => {
      clearDraftOf(options.form)
      const keys = options.invalidates
      if (options.leaves) await client.invalidateQueries({ refetchType: 'none' })
      else if (keys === undefined) await client.invalidateQueries()
      else await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
      if (options.done !== false) void message.success(options.done ?? t('saved'))
      options.onDone?.(result)
    },
    onError: (error) => {
      if (options.quietConflict && isConflict(error)) return
      // The page asks to log in again; the form stays.
      if (isSessionMissing(error)) return
      const text = errorText(error)
      const field = refusedField(error)
      if (options.form && field !== null && field in options.form.getFieldsValue(true)) {
        options.form.setFields([{ name: field, errors: [text.title] }])
        return
      }
      notification.error({
        title: text.title,
        description: [text.detail, text.requestId].filter((part) => part !== null).join(' · '),
        duration: 8,
      })
    },
  })
}

/** Whether a write was refused because someone else changed the object meanwhile. Other conflicts are plain errors. */
export function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.body.reason === 'platform.object.changed'
}
