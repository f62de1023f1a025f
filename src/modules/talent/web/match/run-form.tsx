import { Alert, Collapse, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultWeights, scoreParts } from '#core/matching/candidates/settings.ts'
import { api, useWrite } from '#web/api.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { talentContract } from '../../contract/index.ts'
import {
  type MatchMethod,
  matchMethods,
  methodWords,
  type PinConflictView,
} from '../../contract/match-run.ts'

type Values = Record<string, unknown>
const quotaKinds = ['enterprise', 'county', 'school'] as const

/** Starts a run. Nothing has to be set; what can be is folded away. */
export function NewRun({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const { language, day } = useFormat()
  const [form] = Form.useForm<Values>()
  const method = (Form.useWatch('method', form) ?? 'optimal') as MatchMethod
  const entries = useEntries(['chains.chain', 'directory.region'])
  const [conflicts, setConflicts] = useState<readonly PinConflictView[]>([])
  const start = useWrite(api.talent.startMatchRun, {
    invalidates: [['talent']],
    form,
    done: false,
    onDone: (answer) => {
      if (answer.status === 'started') onDone(answer.id)
      else setConflicts(answer.conflicts)
    },
  })
  const today = new Date().toISOString()
  return (
    <DraftForm<Values>
      draft="talent.matchRun:new"
      form={form}
      layout="vertical"
      initialValues={{
        title: t('match.defaultTitle', { day: day(today) }),
        method: 'optimal',
        objective: 'tiers',
        proposer: 'person',
        most: 20,
        mostBlocking: 0,
        weights: defaultWeights,
        scope: { chainCodes: [], regionCodes: [], needIds: [] },
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.startMatchRun), values)
        if (input) start.mutate(input)
      }}
    >
      <p style={{ marginBottom: 16 }}>{t('match.startHelp')}</p>
      <Conflicts conflicts={conflicts} />
      <Form.Item name="title" label={t('match.name')} required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="method" label={t('match.method')} extra={t(`match.methodHelp.${method}`)}>
        <Radio.Group
          optionType="button"
          options={matchMethods.map((value) => ({ value, label: methodWords[value][language] }))}
        />
      </Form.Item>
      <Form.Item name={['scope', 'chainCodes']} label={t('match.chains')}>
        <Select
          mode="multiple"
          allowClear
          options={entries['chains.chain'] ?? []}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      {method === 'spread' && <Quotas />}
      {method === 'nearStable' && (
        <Form.Item name="mostBlocking" label={t('match.mostBlocking')}>
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
      )}
      {method === 'stable' && (
        <Form.Item name="proposer" label={t('match.proposer')}>
          <Radio.Group
            options={(['person', 'need'] as const).map((value) => ({
              value,
              label: t(`match.proposers.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Collapse
        ghost
        items={[
          {
            key: 'advanced',
            label: t('match.advanced'),
            forceRender: true,
            children: (
              <>
                <Form.Item name={['scope', 'regionCodes']} label={t('match.regions')}>
                  <Select
                    mode="multiple"
                    allowClear
                    options={entries['directory.region'] ?? []}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                </Form.Item>
                <Form.Item name="objective" label={t('match.objective')}>
                  <Radio.Group
                    options={(['tiers', 'score'] as const).map((value) => ({
                      value,
                      label: t(`match.objectives.${value}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item name="most" label={t('match.most')}>
                  <InputNumber min={1} max={200} precision={0} />
                </Form.Item>
                <Form.Item label={t('match.weights')}>
                  <div
                    style={{
                      display: 'grid',
                      gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
                      gap: 8,
                    }}
                  >
                    {scoreParts.map((part) => (
                      <Form.Item
                        key={part}
                        name={['weights', part]}
                        label={t(`match.part.${part}`)}
                        noStyle={false}
                      >
                        <InputNumber min={0} max={1000} style={{ width: '100%' }} />
                      </Form.Item>
                    ))}
                  </div>
                </Form.Item>
              </>
            ),
          },
        ]}
      />
      <FormActions act={t('match.start')} busy={start.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

function Quotas() {
  const { t } = useTranslation('talent')
  return (
    <Form.Item label={t('match.quotas')}>
      {quotaKinds.map((kind) => (
        <div key={kind} style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
          {(['least', 'most'] as const).map((bound) => (
            <Form.Item
              key={bound}
              name={['quotas', kind, bound]}
              label={`${t(`match.quotaOf.${kind}`)} ${t(bound === 'least' ? 'match.least' : 'match.atMost')}`}
            >
              <InputNumber min={0} max={10_000} precision={0} />
            </Form.Item>
          ))}
        </div>
      ))}
    </Form.Item>
  )
}

/** Pins that cannot be kept, each in words. */
export function Conflicts({ conflicts }: { conflicts: readonly PinConflictView[] }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  if (conflicts.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('match.conflicts')}
      description={
        <ul>
          {conflicts.map(({ rule, fails, ...one }) => (
            <li key={`${rule} ${one.need} ${one.person}`}>
              {t(`match.conflict.${rule}`, {
                ...one,
                fails: fails.map((fail) => t(`match.rule.${fail}`)).join(format.comma),
              })}
            </li>
          ))}
        </ul>
      }
    />
  )
}
