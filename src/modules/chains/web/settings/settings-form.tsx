import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type ChainDiagnosisSettings, diagnosisContract } from '../../contract/index.ts'
import styles from './settings.module.css'

type State = { settings: ChainDiagnosisSettings; defaults: ChainDiagnosisSettings; lockVersion: number }
type Values = ChainDiagnosisSettings & { reason?: string }

const schema = inputSchemaOf(diagnosisContract.updateSettings)
const weightKeys = ['coverage', 'localSupplyRate', 'scale', 'pipeline', 'techDependence', 'risk'] as const
const thresholds = [
  { key: 'weakLocalSupplyRate', unit: 'unitPercent', max: 100, step: 1 },
  { key: 'blockOpenCount', unit: 'unitCount', max: 100, step: 1 },
  { key: 'chokeTechDependence', unit: 'unitPoints', max: 3, step: 0.1 },
  { key: 'staleDays', unit: 'unitDays', max: 3650, step: 1 },
] as const

/** Edits the settings in force, with the defaults beside; a change needs a reason. */
export function SettingsForm({
  chainCode,
  state,
  onClose,
}: {
  chainCode: string
  state: State
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const merged: ChainDiagnosisSettings = {
    weights: { ...state.defaults.weights, ...state.settings.weights },
    thresholds: { ...state.defaults.thresholds, ...state.settings.thresholds },
    buildAndExtend: state.settings.buildAndExtend,
  }
  const weights = Form.useWatch('weights', form) ?? merged.weights
  const sum = weightKeys.reduce((total, key) => total + (weights[key] ?? 0), 0)
  const noteSaved = useSavedNote()
  const save = useWrite(api.chains.updateSettings, {
    done: false,
    onDone: () => {
      noteSaved({ kind: 'chains.chain', id: chainCode })
      onClose()
    },
    quietConflict: true,
  })
  const mine = save.variables
  const send = (values: Values) => {
    const { reason, ...settings } = values
    const input = readForm(form, schema, {
      chainCode,
      lockVersion: state.lockVersion,
      settings,
      reason: reason ?? '',
    })
    if (!input) return
    save.mutate(input, {
      onError: (error) =>
        isConflict(error) && void client.invalidateQueries({ queryKey: ['chains', 'settings', chainCode] }),
    })
  }
  return (
    <Form
      form={form}
      layout="horizontal"
      colon={false}
      initialValues={merged}
      onFinish={send}
      requiredMark={false}
    >
      {isConflict(save.error) && mine && (
        <ConflictNotice
          busy={save.isPending}
          onTakeTheirs={() => {
            save.reset()
            form.setFieldsValue(merged)
          }}
          onTakeMine={() => send({ ...mine.settings, reason: mine.reason })}
          fields={[
            ...weightKeys.map((key) => ({
              label: t(`subScore.${key}`),
              theirs: merged.weights[key] ?? '—',
              mine: mine.settings.weights[key] ?? '—',
              same: merged.weights[key] === mine.settings.weights[key],
            })),
            ...thresholds.map(({ key }) => ({
              label: t(`settings.${key}`),
              theirs: merged.thresholds[key] ?? '—',
              mine: mine.settings.thresholds[key] ?? '—',
              same: merged.thresholds[key] === mine.settings.thresholds[key],
            })),
          ]}
        />
      )}
      <Section title={t('settings.weights')} note={t('settings.weightsHelp')}>
        {weightKeys.map((key) => (
          <div key={key} className={styles.line}>
            <Form.Item name={['weights', key]} label={t(`subScore.${key}`)} className={styles.item}>
              <InputNumber min={0} max={100} />
            </Form.Item>
            <span className={styles.hint}>
              {t('settings.share', { percent: sum > 0 ? Math.round(((weights[key] ?? 0) / sum) * 100) : 0 })}
              {' · '}
              {t('settings.default', { value: state.defaults.weights[key] ?? '—' })}
            </span>
          </div>
        ))}
      </Section>
      <Section title={t('settings.thresholds')}>
        {thresholds.map(({ key, unit, max, step }) => (
          <div key={key} className={styles.line}>
            <Form.Item name={['thresholds', key]} label={t(`settings.${key}`)} className={styles.item}>
              <InputNumber min={0} max={max} step={step} suffix={t(`settings.${unit}`)} />
            </Form.Item>
            <span className={styles.hint}>
              {t('settings.default', { value: state.defaults.thresholds[key] ?? '—' })}
            </span>
          </div>
        ))}
      </Section>
      <Section title={t('settings.verbs')} note={t('settings.verbsHelp')}>
        <Form.Item name="buildAndExtend" label={t('settings.buildAndExtend')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Section>
      <Section title={t('settings.reason')}>
        <Form.Item name="reason">
          <Input.TextArea rows={2} aria-label={t('settings.reason')} />
        </Form.Item>
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {ui('save')}
          </Button>
          <Button onClick={() => form.setFieldsValue(state.defaults)}>{ui('reset')}</Button>
        </div>
      </Section>
    </Form>
  )
}
