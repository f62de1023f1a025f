import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState } from '#web/ui/states.tsx'

/** In place of a page the person may not see. */
export function Forbidden() {
  const { t } = useTranslation('session')
  return (
    <EmptyState
      page
      title={t('forbidden.title')}
      text={t('forbidden.help')}
      action={<PageLink href={paths.city()}>{t('page.toCity', { ns: 'app' })}</PageLink>}
    />
  )
}
