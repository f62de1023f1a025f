import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'

export type ErrorText = { title: string; detail: string; requestId: string | null }

/**
 * Says in the reader's words what went wrong and how to go on.
 *
 * Looks for the reason in the `errors` labels of the modules, then for the kind of error. The kind's help says how
 * to go on; the request id lets a technician find the log line.
 */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t, i18n } = useTranslation('ui')
  return (error) => {
    if (!(error instanceof ApiError)) {
      return { title: t('error.network'), detail: t('error.networkHelp'), requestId: null }
    }
    const { reason, kind, requestId } = error.body
    const reasons: Record<string, string> = i18n.getResourceBundle(i18n.language, 'errors') ?? {}
    const key = isKnownKind(kind) ? kind : 'internal'
    return {
      title: reasons[reason] ?? t(`error.kinds.${key}`),
      detail: t(`error.help.${key}`),
      requestId,
    }
  }
}

const knownKinds = [
  'badInput',
  'forbidden',
  'notFound',
  'conflict',
  'tooLarge',
  'unsupported',
  'internal',
  'unavailable',
] as const

function isKnownKind(kind: string): kind is (typeof knownKinds)[number] {
  return (knownKinds as readonly string[]).includes(kind)
}
