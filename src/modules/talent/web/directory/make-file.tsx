import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { saveFile } from '#web/ui/save-file.ts'
import type { Directory, EntryFileQuery } from '../../contract/index.ts'

/** Columns of the workbook for publication. */
const publicColumns: NonNullable<EntryFileQuery['columns']> = [
  'chain',
  'title',
  'postKind',
  'education',
  'majors',
  'experience',
  'salary',
  'seats',
  'stars',
  'level',
  'reason',
]

const kinds = ['docxPublic', 'pdfPublic', 'xlsxPublic', 'docxFull', 'pdfFull'] as const
type Kind = (typeof kinds)[number]

/** Takes the directory as an official document, or as a workbook for publication. */
export function MakeFile({ directory: { id } }: { directory: Directory }) {
  const { t } = useTranslation('talent')
  const take = useWrite(
    (kind: Kind) =>
      kind === 'xlsxPublic'
        ? api.talent.exportDirectory({ id, forPublication: true, columns: publicColumns })
        : api.talent.makeDirectoryDocument({
            id,
            format: kind.startsWith('docx') ? 'docx' : 'pdf',
            forPublication: kind.endsWith('Public'),
          }),
    { invalidates: [], done: false, onDone: (file) => saveFile(file, 'shortage-directory') },
  )
  return (
    <Allowed right="talent.directory.export">
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map((kind) => ({ key: kind, label: t(`directory.files.${kind}`) })),
          onClick: ({ key }) => take.mutate(key as Kind),
        }}
      >
        <Button loading={take.isPending} title={t('directory.makeFileHelp')}>
          {t('directory.makeFile')} <DownOutlined />
        </Button>
      </Dropdown>
    </Allowed>
  )
}
