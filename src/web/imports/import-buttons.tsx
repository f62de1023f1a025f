import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import type { Words } from '#platform/words.ts'
import { Allowed } from '#web/allowed.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { TemplateButton } from './template-button.tsx'

/** On the list of some kind of object: its template, and the way to bring a table of it. */
export function ImportButtons({ object, right }: { object: string; right: Permission }) {
  const { t } = useTranslation('imports')
  const go = useGo()
  return (
    <Allowed right={right}>
      <TemplateButton object={object} />
      <Button onClick={() => go(paths.imports({ table: object }))}>{t('act')}</Button>
    </Allowed>
  )
}

/** The way to bring one of several kinds of tables that a page takes; the page of imports has the template. */
export function ImportButton({ object, title, right }: { object: string; title: Words; right: Permission }) {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  const go = useGo()
  return (
    <Allowed right={right}>
      <Button onClick={() => go(paths.imports({ table: object }))}>
        {t('actOn', { title: title[language] })}
      </Button>
    </Allowed>
  )
}
