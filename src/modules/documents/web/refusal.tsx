import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { documentsZh } from './labels.zh.ts'

type RefusalName = keyof typeof documentsZh.refusal

/** Why a document was not taken, and what to do about it. */
export function RefusalNotice({ error }: { error: unknown }) {
  const { t } = useTranslation('documents')
  const text = useErrorText()(error)
  const body = error instanceof ApiError ? error.body : null
  const name = refusalName(body?.reason)
  const known = body?.reason === 'documents.document.known' ? body.details.id : null
  const said = typeof body?.details.messageZh === 'string' ? body.details.messageZh : null
  const { i18n } = useTranslation()
  const exact = said === null ? null : i18n.language === 'en' ? (body?.message ?? null) : said
  return (
    <Alert
      type="error"
      role="alert"
      title={text.title}
      description={
        <>
          <div>{exact ?? (name === null ? text.detail : t(`refusal.${name}`))}</div>
          {typeof known === 'string' && (
            <PageLink href={paths.document(known)}>{t('upload.openKnown')}</PageLink>
          )}
          {text.requestId && (
            <small>
              {t('error.requestId', { ns: 'ui' })} {text.requestId}
            </small>
          )}
        </>
      }
    />
  )
}

function refusalName(reason: string | undefined): RefusalName | null {
  const last = reason?.split('.').at(-1) ?? ''
  return last in documentsZh.refusal ? (last as RefusalName) : null
}
