import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type PlanLineDetail, planTable, talentContract } from '../../contract/index.ts'

type Values = Record<string, unknown>

const columns = planTable.columns
const invalidates = [['talent']]
const keys = [
  'year',
  'category',
  'regionCode',
  'target',
  'targetSource',
  'actual',
  'asOfOn',
  'actualSource',
  'note',
] as const
const reportKeys = ['actual', 'asOfOn', 'actualSource'] as const

/** Sets a target. */
export function NewPlanLine({
  year,
  onClose,
  onDone,
}: {
  year: string
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addPlanLine, {
    invalidates,
    form,
    done: t('plan.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.planLine:new"
      form={form}
      layout="vertical"
      initialValues={{ year }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addPlanLine), values)
        if (input) add.mutate(input)
      }}
    >
      <KeyFields />
      <ActualFields />
      <ColumnField name="note" column={columns.note} tall />
      <FormActions act={t('plan.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes a line. After a conflict both versions stand side by side. */
export function ChangePlanLine({ line, onClose }: { line: PlanLineDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(planTable)
  const update = useEdit(api.talent.updatePlanLine, {
    seen: line,
    read: () => api.talent.getPlanLine({ id: line.id }),
    fields: words.editFields<PlanLineDetail, object>(keys),
    form,
    invalidates,
    done: t('plan.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.planLine:${line.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, line[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updatePlanLine), {
          ...values,
          id: line.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <KeyFields />
      <ActualFields />
      <ColumnField name="note" column={columns.note} tall />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

/** Reports what was reached; the target stays as it was set. */
export function ReportPlanLine({ line, onClose }: { line: PlanLineDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(planTable)
  const report = useEdit(api.talent.reportPlanActual, {
    seen: line,
    read: () => api.talent.getPlanLine({ id: line.id }),
    fields: words.editFields<PlanLineDetail, object>(reportKeys),
    form,
    invalidates,
    done: t('plan.reported'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.planLine.report:${line.id}`}
      edit={report}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(reportKeys.map((key) => [key, line[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.reportPlanActual), {
          ...values,
          id: line.id,
          lockVersion: report.lockVersion,
        })
        if (input) report.submit(input)
      }}
    >
      <ActualFields />
      <FormActions act={t('plan.report')} busy={report.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function KeyFields() {
  const words = useColumnWords(planTable)
  const regions = useQuery(directoryQueries.regions()).data ?? []
  return (
    <>
      <ColumnField name="year" column={columns.year} />
      <ColumnField name="category" column={columns.category} />
      <Form.Item name="regionCode" label={words.title('regionCode')} required>
        <Select
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <ColumnField name="target" column={columns.target} extra={columns.target.note?.[words.language]} />
      <ColumnField name="targetSource" column={columns.targetSource} />
    </>
  )
}

function ActualFields() {
  const words = useColumnWords(planTable)
  return (
    <>
      <ColumnField name="actual" column={columns.actual} extra={columns.actual.note?.[words.language]} />
      <Form.Item name="asOfOn" label={words.title('asOfOn')} normalize={emptyToNull}>
        <DayField />
      </Form.Item>
      <ColumnField name="actualSource" column={columns.actualSource} />
    </>
  )
}
