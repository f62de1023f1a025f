import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type InstituteOutput, outputTable } from '../../contract/index.ts'
import { removal } from '../../contract/removal.ts'
import styles from './institute.module.css'
import { ChangeOutput } from './output-form.tsx'
import { instituteQueries } from './queries.ts'

const schema = removal.pick({ reason: true })
const nameOf = ({ instituteName, majorName, year }: InstituteOutput) =>
  `${instituteName} · ${majorName} · ${year}`

/** One figure with its source and history. */
export function OutputDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(null)
  const output = useQuery(instituteQueries.output(id))
  const { data } = output
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={data ? nameOf(data) : t('output.one')}
      extra={
        data &&
        doing !== 'edit' && (
          <Allowed right="talent.institute.edit">
            <Space wrap>
              <Button danger onClick={() => setDoing('remove')}>
                {t('output.remove')}
              </Button>
              <Button onClick={() => setDoing('edit')}>{t('output.edit')}</Button>
            </Space>
          </Allowed>
        )
      }
    >
      <QueryView query={output} rows={6}>
        {(one) =>
          doing === 'edit' ? (
            <ChangeOutput output={one} onClose={() => setDoing(null)} />
          ) : (
            <OutputView output={one} />
          )
        }
      </QueryView>
      {data && doing === 'remove' && (
        <RemoveOutput output={data} onClose={() => setDoing(null)} onDone={onClose} />
      )}
    </Drawer>
  )
}

function OutputView({ output }: { output: InstituteOutput }) {
  const { t } = useTranslation('talent')
  const may = useMay()
  const format = useFormat()
  const words = useColumnWords(outputTable)
  return (
    <>
      <KeyValue
        items={[
          {
            label: words.title('instituteId'),
            value: (
              <span className={styles.title}>
                <PageLink href={paths.institute(output.instituteId)}>{output.instituteName}</PageLink>
                {output.isDemo && <Chip>{t('institute.demo')}</Chip>}
              </span>
            ),
          },
          {
            label: words.title('majorCode'),
            value: `${output.majorName}${format.bracket(output.majorCode)}`,
          },
          { label: words.title('year'), value: output.year },
          { label: words.title('graduates'), value: formatNumber(output.graduates) },
          {
            label: words.title('employedLocal'),
            value: output.employedLocal === null ? null : formatNumber(output.employedLocal),
          },
          { label: words.title('source'), value: output.source },
          { label: words.title('note'), value: output.note },
        ]}
      />
      {may('talent.institute.contact') && <HistoryFold kind="talent.instituteOutput" id={output.id} />}
    </>
  )
}

/** Takes a figure back; unlike an institute it lies in no recycle bin, the history keeps it. */
function RemoveOutput({
  output,
  onClose,
  onDone,
}: {
  output: InstituteOutput
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(outputTable)
  const remove = useEdit(api.talent.removeInstituteOutput, {
    seen: output,
    read: () => api.talent.getInstituteOutput({ id: output.id }),
    fields: [
      {
        label: words.title('graduates'),
        tell: (version: InstituteOutput) => formatNumber(version.graduates),
      },
      { label: words.title('source'), tell: (version: InstituteOutput) => version.source },
    ],
    invalidates: [['talent']],
    done: t('output.removed'),
    onDone,
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('output.removeTitle', { name: nameOf(output) })}
      help={t('output.removeHelp')}
      label={t('output.removeReason')}
      act={t('output.remove')}
      draft={`talent.instituteOutput:${output.id}:remove`}
      schema={schema}
      busy={remove.busy}
      danger
      notice={remove.notice}
      onClose={onClose}
      onSubmit={(reason) => remove.submit({ id: output.id, lockVersion: remove.lockVersion, reason })}
    />
  )
}
