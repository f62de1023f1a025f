import { useQuery } from '@tanstack/react-query'
import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { OrgSelect, OrgsSelect } from '#modules/directory/web/organisation-select.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { type AdHocClass, classKinds, moduleKinds } from '../../contract/index.ts'
import styles from '../training.module.css'

export type ClassValues = Partial<Omit<AdHocClass, 'adHocReason'>> & { adHocReason?: string | null }

/**
 * The fields of a class, for a new one and for a draft that is changed.
 *
 * @param isAdHoc asks for the reason why it is held outside of the programme.
 * @param hostName of a draft that is changed: its host stays.
 */
export function ClassForm({
  form,
  initial,
  draft,
  edit,
  act,
  busy,
  isAdHoc,
  hostName,
  onSubmit,
  onCancel,
}: {
  form: FormInstance<ClassValues>
  initial: ClassValues
  draft: string
  edit?: { notice: ReactNode; lockVersion: number }
  act: string
  busy: boolean
  isAdHoc: boolean
  hostName?: string
  onSubmit: (values: ClassValues) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('training')
  const chains = useQuery(chainQueries.list()).data ?? []
  return (
    <DraftForm<ClassValues>
      draft={draft}
      edit={edit}
      form={form}
      layout="vertical"
      className={styles.form}
      disabled={busy}
      initialValues={initial}
      onFinish={onSubmit}
    >
      <Form.Item name="title" label={t('class.field.title')} required>
        <Input />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="kind" label={t('class.field.kind')} required>
          <Select options={classKinds.map((kind) => ({ value: kind, label: t(`class.kind.${kind}`) }))} />
        </Form.Item>
        <Form.Item name="chainCode" label={t('class.field.chain')} normalize={(value) => value ?? null}>
          <Select
            allowClear
            placeholder={t('everyChain')}
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
          />
        </Form.Item>
      </div>
      {isAdHoc && (
        <Form.Item
          name="adHocReason"
          label={t('class.field.adHocReason')}
          extra={t('class.form.reasonHelp')}
          required
        >
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
      <Form.Item name="purpose" label={t('class.field.purpose')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="audience" label={t('class.field.audience')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className={styles.two}>
        {hostName === undefined ? (
          <Form.Item name="hostOrgId" label={t('class.field.host')} required>
            <OrgSelect />
          </Form.Item>
        ) : (
          <Form.Item label={t('class.field.host')}>{hostName}</Form.Item>
        )}
        <Form.Item name="cohostOrgIds" label={t('class.field.cohosts')}>
          <OrgsSelect />
        </Form.Item>
      </div>
      <div className={styles.four}>
        <Form.Item name="startsOn" label={t('class.field.startsOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="endsOn" label={t('class.field.endsOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="hours" label={t('class.field.hours')} extra={t('class.form.hoursHelp')} required>
          <InputNumber min={0.5} max={480} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="seats" label={t('class.field.seats')} required>
          <InputNumber min={1} max={2000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('class.field.place')} normalize={emptyToNull}>
        <Input />
      </Form.Item>
      <ModuleFields />
      <FormActions act={act} busy={busy} onCancel={onCancel} />
    </DraftForm>
  )
}

/** The modules in their order: kind, content, and the unit that teaches where that is fixed. */
function ModuleFields() {
  const { t } = useTranslation('training')
  return (
    <Form.Item label={t('class.field.modules')} required>
      <Form.List name="modules">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className={styles.moduleRow}>
                <Form.Item name={[field.name, 'kind']}>
                  <Select
                    aria-label={t('class.field.moduleKind')}
                    options={moduleKinds.map((kind) => ({ value: kind, label: t(`class.module.${kind}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'title']}>
                  <Input placeholder={t('class.field.moduleTitle')} />
                </Form.Item>
                <Form.Item name={[field.name, 'taughtByOrgId']} normalize={(value) => value ?? null}>
                  <OrgSelect placeholder={t('class.field.taughtBy')} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button type="text" onClick={() => remove(field.name)}>
                    {t('class.form.removeModule')}
                  </Button>
                )}
              </div>
            ))}
            <Button size="small" onClick={() => add({ kind: 'free', title: '', taughtByOrgId: null })}>
              {t('class.form.addModule')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
