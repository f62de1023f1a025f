import { Button, Form, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type Enrolment, type SeatKind, seatKinds, trainingContract } from '../../contract/index.ts'
import styles from './enrolment.module.css'

/** Seats of the class and how many are taken, with those opened beside them. */
export function SeatsPart({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const [open, setOpen] = useState(false)
  const standing = of.nominations.filter(({ state }) => !['declined', 'withdrawn'].includes(state))
  const mayOpen = ['approved', 'enrolling', 'enrolled', 'running'].includes(of.state)
  return (
    <Section
      title={t('enrolment.seats.title')}
      actions={
        mayOpen ? <Button onClick={() => setOpen(true)}>{t('enrolment.seats.open')}</Button> : undefined
      }
    >
      <dl className={styles.figures}>
        <Figure label={t('enrolment.seats.hall')} value={of.seats.hall} />
        <Figure label={t('enrolment.seats.online')} value={of.seats.online} />
        <Figure
          label={t('enrolment.seats.quota')}
          value={of.quotas.reduce((sum, { seats }) => sum + seats, 0)}
        />
        <Figure label={t('enrolment.seats.nominated')} value={standing.length} />
        <Figure
          label={t('enrolment.seats.confirmed')}
          value={standing.filter(({ confirmed }) => confirmed).length}
        />
        <Figure label={t('enrolment.seats.taken')} value={of.seats.taken} />
      </dl>
      {of.extraSeats.length > 0 && (
        <ul className={styles.plain}>
          {of.extraSeats.map((one) => (
            <li key={one.id}>
              {t(`enrolment.seat.${one.kind}`)} +{one.seats}
              <span className={styles.faint}>
                {one.reason} · {one.openedBy} · {one.openedOn}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && <OpenSeats id={of.classId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface Values {
  kind: SeatKind
  seats: number
  reason: string
}

function OpenSeats({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const write = useWrite(api.training.openSeats, {
    form,
    invalidates: [['training']],
    done: t('enrolment.seats.opened'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('enrolment.seats.open')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: write.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`training.extraSeats:${id}`}
        form={form}
        layout="vertical"
        initialValues={{ kind: 'online', seats: 10 }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.openSeats), { ...values, id })
          if (input) write.mutate(input)
        }}
      >
        <Form.Item name="kind" label={t('enrolment.seats.kind')} required>
          <Select options={seatKinds.map((value) => ({ value, label: t(`enrolment.seat.${value}`) }))} />
        </Form.Item>
        <Form.Item name="seats" label={t('enrolment.seats.count')} required>
          <InputNumber min={1} max={5000} precision={0} />
        </Form.Item>
        <ReasonField label={t('enrolment.reason')} />
      </DraftForm>
    </Modal>
  )
}
