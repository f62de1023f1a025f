import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { readForm } from '#web/ui/zod-form.ts'
import { documentsContract, type Fact } from '../contract.ts'
import { correctedArgs, correctionSchema, type FactField, factFields, formArgs } from './fact-fields.ts'
import { useFactTeller } from './fact-marks.tsx'
import styles from './facts.module.css'
import { QuotationBlock } from './quotation-block.tsx'
import type { Decision } from './use-decisions.ts'

type DrawerProps = {
  fact: Fact
  busy: boolean
  onClose: () => void
  /** @param form whose draft goes once the decision is taken. */
  onDecide: (decision: Decision, form: FormInstance) => void
}

/** Accepts a fact with other values: a form by type, what it will say, and the reason. */
export function CorrectFactDrawer({ fact, busy, onClose, onDecide }: DrawerProps) {
  const { t } = useTranslation('documents')
  const phone = usePhone()
  const { tell } = useFactTeller()
  const [form] = Form.useForm()
  const entered: unknown = Form.useWatch('args', form)
  const initial = formArgs(fact.type, fact.args)
  const preview = correctedArgs(fact.type, isRecord(entered) ? entered : initial, fact.suggestedArgs)
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 560} title={t('facts.correctTitle')}>
      <div className={styles.formQuote}>
        <QuotationBlock fact={fact} short={false} />
      </div>
      <DraftForm
        draft={`documents.fact:${fact.id}:correct`}
        edit={{ notice: null, lockVersion: fact.lockVersion }}
        form={form}
        layout="vertical"
        disabled={busy}
        initialValues={{ args: initial, reason: '' }}
        onFinish={(values) => {
          const input = readForm(form, correctionSchema(fact.type), values)
          if (input)
            onDecide(
              {
                kind: 'correct',
                args: correctedArgs(fact.type, input.args, fact.suggestedArgs),
                reason: input.reason,
              },
              form,
            )
        }}
      >
        {factFields[fact.type].map((field) => (
          <FactFieldItem key={field.name} field={field} />
        ))}
        <output className={styles.preview}>
          <span className={styles.faint}>{t('facts.willRead')}</span>{' '}
          {tell({ type: fact.type, args: { ...fact.args, ...preview } })}
        </output>
        <ReasonField label={t('facts.reasonCorrect')} extra={t('facts.reasonHelp')} />
        <FormActions busy={busy} onCancel={onClose} act={t('facts.correct')} />
      </DraftForm>
    </Drawer>
  )
}

/** Refuses a fact, with the reason. */
export function RejectFactDrawer({ fact, busy, onClose, onDecide }: DrawerProps) {
  const { t } = useTranslation('documents')
  const phone = usePhone()
  const { tell } = useFactTeller()
  const [form] = Form.useForm()
  const schema = documentsContract.rejectFact['~orpc'].inputSchema
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 560} title={t('facts.rejectTitle')}>
      <p>{tell(fact)}</p>
      <div className={styles.formQuote}>
        <QuotationBlock fact={fact} short={false} />
      </div>
      <DraftForm
        draft={`documents.fact:${fact.id}:reject`}
        edit={{ notice: null, lockVersion: fact.lockVersion }}
        form={form}
        layout="vertical"
        disabled={busy}
        initialValues={{ reason: '' }}
        onFinish={(values: object) => {
          if (!schema) return
          const input = readForm(form, schema, { ...values, id: fact.id, lockVersion: fact.lockVersion })
          if (input) onDecide({ kind: 'reject', reason: input.reason }, form)
        }}
      >
        <ReasonField label={t('facts.reasonReject')} extra={t('facts.reasonHelp')} autoFocus />
        <FormActions busy={busy} onCancel={onClose} act={t('facts.reject')} />
      </DraftForm>
    </Drawer>
  )
}

function FactFieldItem({ field }: { field: FactField }) {
  const { t } = useTranslation('documents')
  const name = ['args', field.name]
  const label = t(`arg.${field.name}`)
  if (field.input === 'parts') return <PartsField label={label} />
  if (field.input === 'flag') {
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    )
  }
  const help =
    field.input === 'names' ? t('argHelp.names') : field.input === 'period' ? t('argHelp.asOf') : undefined
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      normalize={field.input === 'period' || field.input === 'scope' ? emptyToNull : undefined}
    >
      <FieldControl field={field} />
    </Form.Item>
  )
}

/** The control of a field; value and handler come from the form item around it. */
function FieldControl({ field, ...control }: { field: FactField }) {
  const { t } = useTranslation('documents')
  switch (field.input) {
    case 'names':
      return <Select {...control} mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} />
    case 'longText':
      return <Input.TextArea {...control} autoSize={{ minRows: 3 }} />
    case 'count':
      return <InputNumber {...control} min={1} precision={0} style={{ width: '100%' }} />
    case 'yi':
      return <InputNumber {...control} min={0} style={{ width: '100%' }} />
    case 'day':
      return <DayField {...control} />
    case 'track':
      return (
        <Select {...control} options={tracks.map((value) => ({ value, label: t(`tell.track.${value}`) }))} />
      )
    case 'scope':
      return (
        <Select
          {...control}
          allowClear
          placeholder={t('unknown')}
          options={scopes.map((value) => ({ value, label: t(`tell.scope.${value}`) }))}
        />
      )
    case 'milestoneStatus':
      return (
        <Select
          {...control}
          options={statuses.map((value) => ({ value, label: t(`milestoneStatus.${value}`) }))}
        />
      )
    default:
      return <Input {...control} />
  }
}

function PartsField({ label }: { label: string }) {
  const { t } = useTranslation('documents')
  return (
    <Form.Item label={label}>
      <Form.List name={['args', 'parts']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.partRow}>
                <Form.Item name={[row.name, 'kind']} noStyle>
                  <Select
                    aria-label={t('arg.kind')}
                    options={partKinds.map((value) => ({ value, label: t(`tell.partKind.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'count']} noStyle>
                  <InputNumber
                    aria-label={t('arg.count')}
                    placeholder={t('arg.count')}
                    min={1}
                    precision={0}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'topic']} noStyle>
                  <Input aria-label={t('arg.topic')} placeholder={t('arg.topic')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('upload.remove')}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              aria-label={label}
              onClick={() => add({ kind: 'lecture', count: null, topic: null })}
            />
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

const separators = ['、', '，', ',', '；', ';', '\n']
const tracks = ['economy', 'businessEnvironment'] as const
const scopes = ['nation', 'province', 'city', 'county'] as const
const statuses = ['reached', 'expected'] as const
const partKinds = ['lecture', 'studyClass'] as const

const emptyToNull = (value: unknown) => (value === '' ? null : (value ?? null))

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
