import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OrganisationSelect } from '#modules/directory/web/selects.tsx'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  audiences,
  type Enrolment,
  type KindLimit,
  type QuotaInput,
  trainingContract,
} from '../../contract/index.ts'
import styles from './enrolment.module.css'

interface Values {
  spacingDays: number
  sharePercent: number
  quotas: Partial<QuotaInput>[]
  kindLimits: Partial<KindLimit>[]
}

const placesOf = (one: Enrolment) => one.quotas.reduce((sum, { seats }) => sum + seats, 0)

/** Quotas and how the class enrols; a proposal fills the form and a person decides. */
export function QuotaForm({ of, onClose }: { of: Enrolment; onClose: () => void }) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const [places, setPlaces] = useState(of.seats.hall + of.seats.online)
  const edit = useEdit(api.training.saveQuotas, {
    form,
    seen: of,
    read: () => api.training.getEnrolment({ id: of.classId }),
    fields: [
      { label: t('enrolment.seats.quota'), tell: (one) => String(placesOf(one)) },
      { label: t('enrolment.quota.spacing'), tell: (one) => String(one.spacingDays) },
    ],
    invalidates: [['training']],
    done: t('enrolment.quota.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const propose = useWrite(api.training.proposeQuotas, {
    done: false,
    onDone: ({ quotas }) => form.setFieldsValue({ quotas }),
  })
  const total = (Form.useWatch('quotas', form) ?? of.quotas).reduce(
    (sum: number, one) => sum + (one?.seats ?? 0),
    0,
  )
  return (
    <Drawer
      open
      size={phone ? '100%' : 720}
      title={t('enrolment.quota.edit')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={edit.busy} onClick={() => form.submit()}>
          {ui('save')}
        </Button>
      }
    >
      <div className={styles.line}>
        <span>{t('enrolment.quota.places')}</span>
        <InputNumber
          aria-label={t('enrolment.quota.places')}
          min={1}
          max={4000}
          value={places}
          onChange={(value) => setPlaces(value ?? 1)}
        />
        <Button loading={propose.isPending} onClick={() => propose.mutate({ id: of.classId, places })}>
          {t('enrolment.quota.propose')}
        </Button>
      </div>
      <p className={styles.faint}>{t('enrolment.quota.proposeHelp')}</p>
      <DraftForm<Values>
        draft={`training.quotas:${of.classId}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{
          spacingDays: of.spacingDays,
          sharePercent: Math.round(of.unitShare * 100),
          kindLimits: of.kindLimits,
          quotas: of.quotas.map(({ unit, seats, least, fixed }) => ({
            unitId: unit.id,
            seats,
            least,
            fixed,
          })),
        }}
        onFinish={({ sharePercent, ...values }) => {
          const input = readForm(form, inputSchemaOf(trainingContract.saveQuotas), {
            ...values,
            unitShare: (sharePercent ?? 34) / 100,
            id: of.classId,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
      >
        <div className={styles.two}>
          <Form.Item name="spacingDays" label={t('enrolment.quota.spacing')} required>
            <InputNumber min={0} max={366} precision={0} />
          </Form.Item>
          <Form.Item name="sharePercent" label={t('enrolment.quota.share')} required>
            <InputNumber min={1} max={100} precision={0} suffix="%" />
          </Form.Item>
        </div>
        <h3>{t('enrolment.quota.limits')}</h3>
        <Limits />
        <h3>{t('enrolment.quota.units', { count: total })}</h3>
        <Form.List name="quotas">
          {(items, { add, remove }) => (
            <>
              {items.map(({ key, name }) => (
                <div key={key} className={styles.quotaLine}>
                  <Form.Item name={[name, 'unitId']} noStyle>
                    <OrganisationSelect placeholder={t('enrolment.field.unit')} />
                  </Form.Item>
                  <Form.Item name={[name, 'seats']} noStyle>
                    <InputNumber aria-label={t('enrolment.field.quota')} min={1} max={2000} precision={0} />
                  </Form.Item>
                  <Form.Item name={[name, 'least']} noStyle>
                    <InputNumber
                      aria-label={t('enrolment.quota.least')}
                      prefix="≥"
                      min={0}
                      max={2000}
                      precision={0}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'fixed']} valuePropName="checked" noStyle>
                    <Checkbox>{t('enrolment.quota.fixed')}</Checkbox>
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('enrolment.quota.remove')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ seats: 1, least: 0, fixed: true })}>
                {t('enrolment.quota.add')}
              </Button>
            </>
          )}
        </Form.List>
      </DraftForm>
    </Drawer>
  )
}

function Limits() {
  const { t } = useTranslation('training')
  return (
    <Form.List name="kindLimits">
      {(items, { add, remove }) => (
        <>
          {items.map(({ key, name }) => (
            <div key={key} className={styles.limitLine}>
              <Form.Item name={[name, 'kind']} noStyle>
                <Select
                  aria-label={t('enrolment.field.audience')}
                  options={audiences.map((value) => ({ value, label: t(`enrolment.audience.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'min']} noStyle>
                <InputNumber aria-label={t('enrolment.quota.fewest')} prefix="≥" min={0} precision={0} />
              </Form.Item>
              <Form.Item name={[name, 'max']} noStyle>
                <InputNumber aria-label={t('enrolment.quota.most')} prefix="≤" min={0} precision={0} />
              </Form.Item>
              <Button
                icon={<DeleteOutlined />}
                aria-label={t('enrolment.quota.remove')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'enterprise', min: 0, max: null })}>
            {t('enrolment.quota.addLimit')}
          </Button>
        </>
      )}
    </Form.List>
  )
}
