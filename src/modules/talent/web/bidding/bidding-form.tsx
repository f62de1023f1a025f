import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type BiddingDetail, criteria, talentContract, usualWeights } from '../../contract/index.ts'
import { biddingQueries } from './queries.ts'

type Values = Record<string, unknown>
const invalidates = [['talent'], ['workflow']]

/** Makes a bidding of a technical need; what the need says already is filled in. */
export function NewBidding({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const needs = useQuery(biddingQueries.needs()).data ?? []
  const add = useWrite(api.talent.addBidding, {
    invalidates,
    form,
    done: t('bidding.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.bidding:new"
      form={form}
      layout="vertical"
      initialValues={{ weights: usualWeights }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addBidding), values)
        if (input) add.mutate(input)
      }}
    >
      <Form.Item name="needId" label={t('bidding.need')} extra={t('bidding.needHelp')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('bidding.needNone')}
          options={needs.map(({ id, title, enterpriseName }) => ({
            value: id,
            label: `${title}${format.bracket(enterpriseName)}`,
          }))}
          onChange={(id: string) => {
            const need = needs.find((one) => one.id === id)
            if (need === undefined) return
            const { title, targets, budget, termMonths, propertyRule } = need
            form.setFieldsValue({ title, targets, budget, termMonths, propertyRule })
          }}
        />
      </Form.Item>
      <Fields />
      <FormActions act={t('bidding.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

const keys = [
  'title',
  'targets',
  'budget',
  'termMonths',
  'propertyRule',
  'bidFromOn',
  'bidUntilOn',
  'reviewOn',
  'note',
] as const

/** Changes one before bids are taken. After a conflict both versions stand side by side. */
export function ChangeBidding({ bidding, onClose }: { bidding: BiddingDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
  const update = useEdit(api.talent.updateBidding, {
    seen: bidding,
    read: () => api.talent.getBidding({ id: bidding.id }),
    fields: [
      ...keys.map((key) => ({
        label: t(`bidding.field.${key}`),
        tell: (one: BiddingDetail) => text(one[key]),
        entered: (input: Parameters<typeof api.talent.updateBidding>[0]) => text(input[key]),
      })),
      {
        label: t('bidding.weights'),
        tell: ({ weights }: BiddingDetail) => criteria.map((one) => weights[one]).join(' / '),
        entered: ({ weights }: Parameters<typeof api.talent.updateBidding>[0]) =>
          criteria.map((one) => weights[one]).join(' / '),
      },
    ],
    form,
    invalidates,
    done: t('bidding.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.bidding:${bidding.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, bidding[key]])),
        weights: bidding.weights,
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateBidding), {
          ...values,
          id: bidding.id,
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
  return (
    <>
      <Form.Item name="title" label={t('bidding.field.title')} required>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="targets" label={t('bidding.field.targets')} required>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="budget" label={t('bidding.field.budget')} required>
        <Input inputMode="decimal" suffix={t('bidding.wan')} />
      </Form.Item>
      <Form.Item name="termMonths" label={t('bidding.field.termMonths')} required>
        <InputNumber min={1} max={120} precision={0} suffix={t('bidding.months')} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="propertyRule" label={t('bidding.field.propertyRule')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="bidFromOn" label={t('bidding.field.bidFromOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="bidUntilOn" label={t('bidding.field.bidUntilOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="reviewOn" label={t('bidding.field.reviewOn')} required>
        <DayField />
      </Form.Item>
      {criteria.map((one) => (
        <Form.Item
          key={one}
          name={['weights', one]}
          label={t('bidding.weightOf', { criterion: t(`bidding.criterion.${one}`) })}
          {...(one === 'price' ? { extra: t('bidding.weightsHelp') } : {})}
          required
        >
          <InputNumber min={0} max={100} precision={0} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <Form.Item name="note" label={t('bidding.field.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
      </Form.Item>
    </>
  )
}
