import { InboxOutlined } from '@ant-design/icons'
import { Select, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportTable } from '#platform/tabular/import/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { TemplateButton } from '#web/imports/template-button.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './imports.module.css'

/** Chooses the table, gives its template, and takes a file. */
export function BringFile({
  tables,
  chosen,
  onChoose,
}: {
  tables: readonly ImportTable[]
  chosen: string | undefined
  onChoose: (object: string) => void
}) {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  const go = useGo()
  const table = tables.find(({ object }) => object === chosen) ?? tables[0]!
  const start = useWrite(api.imports.startImport, {
    invalidates: [['imports', 'list']],
    done: false,
    onDone: ({ id }) => go(paths.import(id)),
  })
  return (
    <div className={styles.bring}>
      <div className={styles.choose}>
        <Select
          className={styles.tableChoice}
          aria-label={t('chooseTable')}
          value={table.object}
          options={tables.map(({ object, title }) => ({ value: object, label: title[language] }))}
          onChange={onChoose}
        />
        <TemplateButton object={table.object} />
      </div>
      <Upload.Dragger
        accept=".xlsx,.xlsm,.csv,.txt"
        showUploadList={false}
        disabled={start.isPending}
        beforeUpload={(file) => {
          start.mutate({ object: table.object, file })
          return false
        }}
      >
        <div className={styles.drop}>
          <InboxOutlined aria-hidden="true" className={styles.dropMark} />
          <strong>{t(start.isPending ? 'sending' : 'drop')}</strong>
          <div className={styles.small}>{t('dropHelp')}</div>
        </div>
      </Upload.Dragger>
    </div>
  )
}
