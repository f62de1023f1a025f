import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type FairEntryDetail,
  type FairResult,
  fairFigures,
  fairResultTable,
  talentContract,
} from '../../contract/index.ts'
import styles from '../need/need.module.css'

type Values = Record<string, unknown>

const columns = fairResultTable.columns
const invalidates = [['talent']]
const keys = ['asOfOn', ...fairFigures, 'source', 'note'] as const

/** Reports what came of a need; what was reported last is filled in, so that only what changed is written. */
export function NewResult({ entry, onClose }: { entry: FairEntryDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addFairResult, {
    invalidates,
    form,
    done: t('fair.result.saved'),
    onDone: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.fairResult:new:${entry.id}`}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(fairFigures.map((figure) => [figure, entry[figure]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addFairResult), { ...values, id: entry.id })
        if (input) add.mutate(input)
      }}
    >
      <Fields />
      <FormActions act={t('fair.result.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Corrects a report. After a conflict both versions stand side by side. */
export function ChangeResult({ result, onClose }: { result: FairResult; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(fairResultTable)
  const update = useEdit(api.talent.updateFairResult, {
    seen: result,
    read: async () => {
      const { results } = await api.talent.getFairEntry({ id: result.entryId })
      return results.find(({ id }) => id === result.id) ?? null
    },
    fields: words.editFields<FairResult, object>(keys),
    form,
    invalidates,
    done: t('fair.result.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.fairResult:${result.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, result[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateFairResult), {
          ...values,
          id: result.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields() {
  const { t } = useTranslation('talent')
  const words = useColumnWords(fairResultTable)
  return (
    <>
      <p>{t('fair.result.help')}</p>
      <Form.Item name="asOfOn" label={words.title('asOfOn')} required>
        <DayField />
      </Form.Item>
      <div className={styles.two}>
        {fairFigures.map((figure) => (
          <ColumnField key={figure} name={figure} column={columns[figure]} />
        ))}
      </div>
      <ColumnField name="source" column={columns.source} extra={columns.source.note?.[words.language]} />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
