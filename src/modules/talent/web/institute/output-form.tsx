import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type InstituteOutput, outputTable, talentContract } from '../../contract/index.ts'
import styles from './institute.module.css'

type Values = Record<string, unknown>
type Key = keyof typeof outputTable.columns

const columns = outputTable.columns
const keys = Object.keys(columns) as Key[]
const invalidates = [['talent']]

/** Enters the graduates of a major in a year; on the page of an institute, of that one. */
export function NewOutput({
  instituteId,
  onClose,
  onDone,
}: {
  instituteId?: string | undefined
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addInstituteOutput, {
    invalidates,
    form,
    done: t('output.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft={`talent.instituteOutput:new:${instituteId ?? ''}`}
      form={form}
      layout="vertical"
      initialValues={{ instituteId }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addInstituteOutput), {
          ...values,
          instituteId: instituteId ?? values.instituteId,
        })
        if (input) add.mutate(input)
      }}
    >
      <Fields withInstitute={instituteId === undefined} />
      <FormActions act={t('output.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Corrects a figure. After a conflict both versions stand side by side. */
export function ChangeOutput({ output, onClose }: { output: InstituteOutput; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(outputTable)
  const update = useEdit(api.talent.updateInstituteOutput, {
    seen: output,
    read: () => api.talent.getInstituteOutput({ id: output.id }),
    fields: words.editFields<InstituteOutput, object>(keys),
    form,
    invalidates,
    done: t('output.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.instituteOutput:${output.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, output[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateInstituteOutput), {
          ...values,
          id: output.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields withInstitute />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields({ withInstitute }: { withInstitute: boolean }) {
  const words = useColumnWords(outputTable)
  const field = (key: Key) => (
    <ColumnField key={key} name={key} column={columns[key]} extra={columns[key].note?.[words.language]} />
  )
  return (
    <>
      {withInstitute && field('instituteId')}
      <div className={styles.pair}>
        {field('majorCode')}
        {field('year')}
      </div>
      <div className={styles.pair}>
        {field('graduates')}
        {field('employedLocal')}
      </div>
      {field('source')}
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
