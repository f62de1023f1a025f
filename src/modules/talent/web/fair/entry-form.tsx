import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type FairEntryDetail, fairEntryTable, talentContract } from '../../contract/index.ts'
import { fairQueries } from './queries.ts'

type Values = Record<string, unknown>

const columns = fairEntryTable.columns
const invalidates = [['talent']]
const keys = ['seats', 'booth', 'note'] as const

/** Brings a need to a fair; the seats are those of the need unless told otherwise. */
export function NewEntry({
  fairId,
  onClose,
  onDone,
}: {
  fairId: string
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const needs = useQuery(fairQueries.needs(fairId))
  const add = useWrite(api.talent.addFairEntry, {
    invalidates,
    form,
    done: t('fair.entry.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft={`talent.fairEntry:new:${fairId}`}
      form={form}
      layout="vertical"
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addFairEntry), { ...values, id: fairId })
        if (input) add.mutate(input)
      }}
    >
      <Form.Item name="needId" label={t('fair.entry.need')} extra={t('fair.entry.needHelp')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={needs.isPending}
          notFoundContent={t('fair.entry.needNone')}
          options={(needs.data ?? []).map(({ id, number, title, enterpriseName }) => ({
            value: id,
            label: `#${number} ${title}${format.bracket(enterpriseName)}`,
          }))}
          onChange={(id: string) => {
            const need = needs.data?.find((one) => one.id === id)
            if (need !== undefined) form.setFieldsValue({ seats: need.headcount })
          }}
        />
      </Form.Item>
      <Fields />
      <FormActions act={t('fair.entry.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes what is announced of a need. */
export function ChangeEntry({ entry, onClose }: { entry: FairEntryDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(fairEntryTable)
  const update = useEdit(api.talent.updateFairEntry, {
    seen: entry,
    read: () => api.talent.getFairEntry({ id: entry.id }),
    fields: words.editFields<FairEntryDetail, object>(keys),
    form,
    invalidates,
    done: t('fair.entry.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.fairEntry:${entry.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, entry[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateFairEntry), {
          ...values,
          id: entry.id,
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
  const words = useColumnWords(fairEntryTable)
  return (
    <>
      <ColumnField name="seats" column={columns.seats} extra={columns.seats.note?.[words.language]} />
      <ColumnField name="booth" column={columns.booth} />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
