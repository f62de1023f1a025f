import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { saveFile } from '#web/ui/save-file.ts'

/** Downloads the empty workbook of a kind of object. */
export function TemplateButton({ object }: { object: string }) {
  const { t } = useTranslation('imports')
  const download = useWrite(api.imports.importTemplate, {
    invalidates: [],
    done: false,
    onDone: (file) => saveFile(file, `${t('templateName')}.xlsx`),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate({ object })}>
      {t('template')}
    </Button>
  )
}
