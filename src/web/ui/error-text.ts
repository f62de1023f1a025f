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
    const { reason, kind, requestId, details } = error.body
    const reasons: Record<string, string> = i18n.getResourceBundle(i18n.language, 'errors') ?? {}
    const key = isKnownKind(kind) ? kind : 'internal'
    return {
      title: withDetails(reasons[reason], details) ?? t(`error.kinds.${key}`),
      detail: t(`error.help.${key}`),
      requestId,
    }
  }
}

/** Puts details of an error into its label: `{{minutes}}`. */
function withDetails(label: string | undefined, details: Record<string, unknown>): string | undefined {
  return label?.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => [details[name] ?? ''].flat().join('、'))
}

/** Says a reason by itself, such as why a button is closed; null when no label knows it. */
export function useReasonText(): (reason: string) => string | null {
  const { i18n } = useTranslation('ui')
  return (reason) => {
    const reasons: Record<string, string> = i18n.getResourceBundle(i18n.language, 'errors') ?? {}
    return reasons[reason] ?? null
  }
}

/** Says a refusal that was kept with an object, with its details; null when no label knows the reason. */
export function useErrorSentence(): (refusal: {
  reason: string
  details: Record<string, unknown>
}) => string | null {
  const { i18n } = useTranslation('ui')
  return ({ reason, details }) => {
    const reasons: Record<string, string> = i18n.getResourceBundle(i18n.language, 'errors') ?? {}
    return withDetails(reasons[reason], details) ?? null
  }
}

const knownKinds = [
  'badInput',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'tooLarge',
  'unsupported',
  'tooMany',
  'internal',
  'unavailable',
] as const

function isKnownKind(kind: string): kind is (typeof knownKinds)[number] {
  return (knownKinds as readonly string[]).includes(kind)
}
