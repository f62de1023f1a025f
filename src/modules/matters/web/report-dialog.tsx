import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PlacementFields } from '#modules/chains/web/placements/placement-fields.tsx'
import { EnterpriseSelect } from '#modules/directory/web/selects.tsx'
import { documentQueries } from '#modules/documents/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { mattersContract, type TaskDetail, type TaskReportInput } from '../contract/index.ts'
import styles from './matters.module.css'
import { ProofFields, type ProofValue, toProofs } from './proof-fields.tsx'

const indicators = [
  'localSupplyRate',
  'techDependence',
  'singleSource',
  'pipelineProjects',
  'nationalShare',
  'outputValue',
] as const

const schema = inputSchemaOf(mattersContract.reportOnTask)

type Values = Partial<Omit<TaskReportInput, 'proofs'>> & {
  proofs?: ProofValue[]
  withFigure?: boolean
  withPlacement?: boolean
}

/**
 * Reports progress, with proofs and, where the task names a node, a figure or an enterprise placed on it, by which its gap
 * is scored again.
 */
export function ReportDialog({
  task,
  today,
  onClose,
}: {
  task: TaskDetail
  today: string
  onClose: () => void
}) {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const mayPlace = useMay()('chains.placement.edit')
  const [form] = Form.useForm<Values>()
  const withFigure = Form.useWatch('withFigure', form) ?? false
  const withPlacement = Form.useWatch('withPlacement', form) ?? false
  const documents = useQuery(documentQueries.list({ pageSize: 100 })).data?.items ?? []
  const unit = task.targets.findLast((target) => target.unit !== null)?.unit ?? null
  const draft = useDraft(`matters.report:${task.id}`, form, task.stateVersion)
  const report = useWrite(api.matters.reportOnTask, {
    form,
    done: t('task.reported'),
    onDone: () => {
      draft.clear()
      onClose()
    },
  })
  const submit = ({
    proofs,
    withFigure: figured,
    figure,
    withPlacement: placed,
    placement,
    ...rest
  }: Values) => {
    const filled = (proofs ?? []).filter((proof) => proof.text || proof.reference)
    const input = readForm(form, schema, {
      ...rest,
      id: task.id,
      stateVersion: task.stateVersion,
      proofs: toProofs(filled),
      figure: figured ? figure : null,
      placement: placed ? placement : null,
    })
    if (input) report.mutate(input)
  }
  return (
    <Modal
      open
      title={`${t('task.report')}：${task.title}`}
      okText={t('task.report')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: report.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={report.isPending}
        initialValues={{
          reportedOn: today,
          proofs: [{ kind: 'attachment' }],
          figure: { asOfOn: today },
          placement: { sharePercent: 100, asOfOn: today },
        }}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        <Form.Item name="reportedOn" label={t('task.reportedOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="text" label={t('task.reportText')} required>
          <Input.TextArea autoSize={{ minRows: 3 }} />
        </Form.Item>
        {unit === null ? (
          <Form.Item name="percent" label={t('task.percent')} required>
            <InputNumber min={0} max={100} style={{ width: '100%' }} />
          </Form.Item>
        ) : (
          <Form.Item name="value" label={t('task.reached', { unit })} required>
            <InputNumber min={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
        <ProofFields
          object={{ kind: 'matters.task', id: task.id }}
          documents={documents.map((one) => ({ value: one.id, label: one.title ?? one.id }))}
        />
        {task.node && (
          <>
            <Form.Item name="withFigure" valuePropName="checked" className={styles.option}>
              <Checkbox>{t('task.figure')}</Checkbox>
            </Form.Item>
            {withFigure && <FigureFields />}
            <Form.Item
              name="withPlacement"
              valuePropName="checked"
              className={styles.option}
              {...(mayPlace ? {} : { extra: t('task.placeNeedsRight') })}
            >
              <Checkbox disabled={!mayPlace}>{t('task.place', { node: task.node.name })}</Checkbox>
            </Form.Item>
            {withPlacement && (
              <div className={styles.box}>
                <Form.Item
                  name={['placement', 'enterpriseId']}
                  label={t('task.placedEnterprise')}
                  extra={t('task.placedHelp')}
                  required
                >
                  <EnterpriseSelect />
                </Form.Item>
                <PlacementFields within={['placement']} />
              </div>
            )}
          </>
        )}
      </Form>
    </Modal>
  )
}

/** A figure of the node, with its day and source. */
function FigureFields() {
  const { t } = useTranslation('matters')
  return (
    <div className={styles.box}>
      <Form.Item name={['figure', 'indicator']} label={t('task.indicator')} required>
        <Select options={indicators.map((value) => ({ value, label: t(`indicator.${value}`) }))} />
      </Form.Item>
      <Form.Item name={['figure', 'value']} label={t('task.figureValue')} required>
        <InputNumber style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['figure', 'asOfOn']} label={t('task.asOfOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item name={['figure', 'source']} label={t('task.figureSource')} required>
        <Input />
      </Form.Item>
    </div>
  )
}
