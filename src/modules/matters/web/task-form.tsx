import { useQuery } from '@tanstack/react-query'
import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { OrgSelect, OrgsSelect } from '#modules/directory/web/organisation-select.tsx'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { defaultTaskVerbs, type TaskDetail, type TaskInput } from '../contract/index.ts'
import styles from './matters.module.css'
import { mattersQueries } from './queries.ts'

export type TaskValues = Partial<TaskInput>

/** The quarter of a day: `2023-05-01` → `2023Q2`. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** This quarter and the seven after it. */
function quartersFrom(day: string): string[] {
  const year = Number(day.slice(0, 4))
  const first = Math.ceil(Number(day.slice(5, 7)) / 3) - 1
  return Array.from(
    { length: 8 },
    (_, at) => `${year + Math.floor((first + at) / 4)}Q${((first + at) % 4) + 1}`,
  )
}

/**
 * The fields of a task, for a new one and for a draft that is changed.
 *
 * @param of the draft that is changed; its units stay as they are.
 */
export function TaskForm({
  form,
  initial,
  today,
  draft,
  edit,
  act,
  busy,
  of,
  onSubmit,
  onCancel,
}: {
  form: FormInstance<TaskValues>
  initial: TaskValues
  today: string
  draft: string
  edit?: { notice: ReactNode; lockVersion: number }
  /** The word on the button. */
  act: string
  busy: boolean
  of?: TaskDetail
  onSubmit: (values: TaskValues) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const values = Form.useWatch([], form) ?? initial
  const chainCode = values.chainCode ?? initial.chainCode ?? null
  const chains = useQuery(chainQueries.list()).data ?? []
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  const verbs =
    useQuery({ ...mattersQueries.verbs(chainCode ?? ''), enabled: chainCode !== null }).data ??
    defaultTaskVerbs
  const byInstruction = initial.origin === 'instruction'
  return (
    <DraftForm<TaskValues>
      draft={draft}
      edit={edit}
      form={form}
      layout="vertical"
      className={styles.form}
      disabled={busy}
      initialValues={{
        actionType: 'fill',
        startsOn: today,
        targets: [{ quarter: quarterOf(today), target: '', value: null, unit: null }],
        ...initial,
      }}
      onFinish={onSubmit}
    >
      <Form.Item name="title" label={t('field.title')} required>
        <Input />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="chainCode" label={t('field.chain')} required>
          <Select
            disabled={!byInstruction}
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
            onChange={() => form.setFieldsValue({ nodeCode: null })}
          />
        </Form.Item>
        <Form.Item name="nodeCode" label={t('field.node')} normalize={(value) => value ?? null}>
          <Select
            allowClear
            disabled={initial.origin === 'gap'}
            showSearch={{ optionFilterProp: 'label' }}
            options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="actionType" label={t('field.action')} extra={t('verbHelp')} required>
        <Select options={verbs.map((verb) => ({ value: verb, label: t(`verb.${verb}`) }))} />
      </Form.Item>
      <Form.Item name="goal" label={t('field.goal')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      {byInstruction && (
        <Form.Item name="instruction" label={t('field.instruction')} required>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
      <div className={styles.two}>
        <Form.Item name="leadPersonId" label={t('field.leadLeader')} extra={t('task.leaderHelp')} required>
          <PersonSelect placeholder={t('task.leaderSearch')} known={knownLeader(of)} />
        </Form.Item>
        {of === undefined ? (
          <Form.Item name="leadOrgId" label={t('field.lead')} required>
            <OrgSelect />
          </Form.Item>
        ) : (
          <Form.Item label={t('field.lead')} extra={t('task.unitsFixed')}>
            {of.lead.name}
          </Form.Item>
        )}
      </div>
      {of === undefined ? (
        <Form.Item name="assistOrgIds" label={t('field.assisting')}>
          <OrgsSelect />
        </Form.Item>
      ) : (
        <Form.Item label={t('field.assisting')}>
          {of.assisting.map((unit) => unit.name).join(format.comma) || ui('none')}
        </Form.Item>
      )}
      <div className={styles.two}>
        <Form.Item name="startsOn" label={t('field.startsOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="dueOn" label={t('field.dueOn')} required>
          <DayField />
        </Form.Item>
      </div>
      <TargetFields quarters={quartersFrom(values.startsOn ?? today)} />
      <FormActions act={act} busy={busy} onCancel={onCancel} />
    </DraftForm>
  )
}

const knownLeader = (task: TaskDetail | undefined) =>
  task?.leadLeader.personId ? { id: task.leadLeader.personId, name: task.leadLeader.name } : null

/** Quarter targets: words, and a value with its unit where it can be counted. */
function TargetFields({ quarters }: { quarters: readonly string[] }) {
  const { t } = useTranslation('matters')
  return (
    <Form.Item label={t('field.targets')} required>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className={styles.target}>
                <Form.Item name={[field.name, 'quarter']}>
                  <Select
                    aria-label={t('task.quarter')}
                    options={quarters.map((value) => {
                      const [year, quarter] = value.split('Q')
                      return { value, label: t('task.quarterWord', { year, quarter }) }
                    })}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'target']}>
                  <Input placeholder={t('task.target')} />
                </Form.Item>
                <Form.Item name={[field.name, 'value']} normalize={(value) => value ?? null}>
                  <InputNumber min={0} placeholder={t('task.value')} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[field.name, 'unit']} normalize={(value) => (value === '' ? null : value)}>
                  <Input placeholder={t('task.unit')} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button type="text" onClick={() => remove(field.name)}>
                    {t('proof.remove')}
                  </Button>
                )}
              </div>
            ))}
            <Button
              size="small"
              onClick={() =>
                add({ quarter: quarters[fields.length] ?? quarters[0], target: '', value: null, unit: null })
              }
            >
              {t('task.addTarget')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
