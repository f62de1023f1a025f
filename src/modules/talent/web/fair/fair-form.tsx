import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type FairDetail, fairTable, talentContract } from '../../contract/index.ts'
import styles from '../need/need.module.css'

type Values = Record<string, unknown>

const columns = fairTable.columns
export const fairColumns = Object.keys(columns) as (keyof typeof columns & string)[]
const invalidates = [['talent']]

/** What only a cancelled fair says goes with its state. */
const fitting = (values: Values): Values => ({
  ...values,
  cancelReason: values.state === 'cancelled' ? (values.cancelReason ?? null) : null,
})

/** Enters a fair. */
export function NewFair({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addFair, {
    invalidates,
    form,
    done: t('fair.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.fair:new"
      form={form}
      layout="vertical"
      initialValues={{ kind: 'onsite', state: 'planned', chainCodes: [] }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addFair), fitting(values))
        if (input) add.mutate(input)
      }}
    >
      <Fields />
      <FormActions act={t('fair.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes a fair. After a conflict both versions stand side by side. */
export function ChangeFair({ fair, onClose }: { fair: FairDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(fairTable)
  const update = useEdit(api.talent.updateFair, {
    seen: fair,
    read: () => api.talent.getFair({ id: fair.id }),
    fields: words.editFields<FairDetail, object>(fairColumns),
    form,
    invalidates,
    done: t('fair.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.fair:${fair.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(fairColumns.map((key) => [key, fair[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateFair), {
          ...fitting(values),
          id: fair.id,
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
  const words = useColumnWords(fairTable)
  const form = Form.useFormInstance<Values>()
  const state = Form.useWatch('state', form) as string | undefined
  return (
    <>
      <ColumnField name="title" column={columns.title} />
      <div className={styles.two}>
        <ColumnField name="kind" column={columns.kind} />
        <ColumnField name="state" column={columns.state} />
      </div>
      {state === 'cancelled' && (
        <ColumnField name="cancelReason" column={{ ...columns.cancelReason, required: true }} tall />
      )}
      <div className={styles.two}>
        <Form.Item name="fromOn" label={words.title('fromOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item
          name="untilOn"
          label={words.title('untilOn')}
          extra={columns.untilOn.note?.[words.language]}
          normalize={emptyToNull}
        >
          <DayField />
        </Form.Item>
      </div>
      <ColumnField name="place" column={columns.place} extra={columns.place.note?.[words.language]} />
      <ColumnField name="host" column={columns.host} />
      <ColumnField name="chainCodes" column={columns.chainCodes} extra={t('fair.chainsHelp')} />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
