import { Button, Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
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
  const [form] = Form.useForm<Values>()
  const mergedOf = ({ defaults, settings }: State): ChainDiagnosisSettings => ({
    weights: { ...defaults.weights, ...settings.weights },
    thresholds: { ...defaults.thresholds, ...settings.thresholds },
    buildAndExtend: settings.buildAndExtend,
  })
  const merged = mergedOf(state)
  const weights = Form.useWatch('weights', form) ?? merged.weights
  const sum = weightKeys.reduce((total, key) => total + (weights[key] ?? 0), 0)
  const noteSaved = useSavedNote()
  type Input = z.input<typeof schema>
  const field = (
    label: string,
    of: (settings: Input['settings']) => string | number | boolean | undefined,
  ) => {
    const say = (settings: Input['settings']) => {
      const value = of(settings)
      return typeof value === 'boolean'
        ? ui(value ? 'yes' : 'no')
        : value === undefined
          ? null
          : String(value)
    }
    return {
      label,
      tell: (version: State) => say(mergedOf(version)),
      entered: (input: Input) => say(input.settings),
    }
  }
  const save = useEdit(api.chains.updateSettings, {
    done: false,
    onDone: () => {
      noteSaved({ kind: 'chains.chain', id: chainCode })
      onClose()
    },
    seen: state,
    read: () => api.chains.getSettings({ chainCode }),
    fields: [
      ...weightKeys.map((key) => field(t(`subScore.${key}`), ({ weights }) => weights?.[key])),
      ...thresholds.map(({ key }) => field(t(`settings.${key}`), (settings) => settings.thresholds?.[key])),
      field(t('settings.buildAndExtend'), ({ buildAndExtend }) => buildAndExtend),
    ],
    onTakeTheirs: onClose,
  })
  const submit = ({ reason, ...settings }: Values) => {
    const input = readForm(form, schema, {
      chainCode,
      lockVersion: save.lockVersion,
      settings,
      reason: reason ?? '',
    })
    if (input) save.submit(input)
  }
  return (
    <Form form={form} layout="horizontal" colon={false} initialValues={merged} onFinish={submit}>
      {save.notice}
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
      <Section title={t('settings.change')}>
        <ReasonField label={t('settings.reason')} />
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" loading={save.busy}>
            {ui('save')}
          </Button>
          <Button onClick={() => form.setFieldsValue(state.defaults)}>{ui('reset')}</Button>
        </div>
      </Section>
    </Form>
  )
}
