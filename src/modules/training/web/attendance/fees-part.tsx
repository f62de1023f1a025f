import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type SessionFee, trainingContract } from '../../contract/index.ts'
import styles from './attendance.module.css'
import { useSessionWords } from './marks.tsx'
import { attendanceQueries } from './queries.ts'

/** Lecture fees of a class, each held to the rules. */
export function FeesPart({ classId }: { classId: string }) {
  const { t } = useTranslation('training')
  const fees = useQuery(attendanceQueries.fees(classId))
  return (
    <Section title={t('attendance.fee.title')} note={t('attendance.fee.note')}>
      <QueryView query={fees} rows={2}>
        {(data) =>
          data.fees.length === 0 ? (
            <p className={styles.open}>{t('attendance.fee.none')}</p>
          ) : (
            <Fees classId={classId} fees={data.fees} sum={data.sum} />
          )
        }
      </QueryView>
    </Section>
  )
}

function Fees({ classId, fees, sum }: { classId: string; fees: SessionFee[]; sum: string }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const words = useSessionWords()
  const [entering, setEntering] = useState<SessionFee | null>(null)
  return (
    <>
      <DataTable<SessionFee>
        label={t('attendance.fee.title')}
        rows={fees}
        rowKey={(one) => one.sessionId}
        sums={{ label: t('attendance.fee.sum'), values: { amount: format.yuanColumn(sum) } }}
        columns={[
          {
            key: 'session',
            title: t('attendance.session'),
            phone: 'title',
            render: (one) => (
              <span>
                {one.title}
                <span className={styles.sub}>
                  {words.when(one)} · {t('attendance.hours', { hours: one.hours })}
                </span>
              </span>
            ),
          },
          { key: 'teacher', title: t('attendance.fee.teacher'), render: (one) => one.teacher },
          {
            key: 'amount',
            title: t('attendance.fee.amount'),
            align: 'right',
            render: (one) => (one.amountAfterTax === null ? '—' : format.yuanColumn(one.amountAfterTax)),
          },
          {
            key: 'highest',
            title: t('attendance.fee.highest'),
            align: 'right',
            render: (one) => format.yuanColumn(one.highest),
          },
          {
            key: 'rules',
            title: t('hours.result'),
            render: (one) =>
              one.amountAfterTax === null ? (
                '—'
              ) : one.broken.length === 0 ? (
                t('attendance.fee.ok')
              ) : (
                <ul className={styles.broken}>
                  {one.broken.map((rule) => (
                    <li key={rule.rule}>{t(`attendance.fee.broken.${rule.rule}`, { ...rule })}</li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'acts',
            title: '',
            render: (one) => (
              <Button size="small" onClick={() => setEntering(one)}>
                {t(one.amountAfterTax === null ? 'attendance.fee.set' : 'attendance.fee.change')}
              </Button>
            ),
          },
        ]}
      />
      {entering !== null && (
        <FeeDialog
          key={entering.sessionId}
          classId={classId}
          fee={entering}
          onClose={() => setEntering(null)}
        />
      )}
    </>
  )
}

function FeeDialog({ classId, fee, onClose }: { classId: string; fee: SessionFee; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ amountAfterTax: string }>()
  const edit = useEdit(api.training.setFee, {
    form,
    seen: fee,
    read: async () =>
      (await api.training.getFees({ id: classId })).fees.find(
        ({ sessionId }) => sessionId === fee.sessionId,
      ) ?? null,
    fields: [{ label: t('attendance.fee.amount'), tell: (one: SessionFee) => one.amountAfterTax }],
    invalidates: [['training', 'fees']],
    done: t('attendance.fee.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={`${fee.title} · ${fee.teacher}`}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<{ amountAfterTax: string }>
        draft={`training.fee:${fee.sessionId}`}
        edit={{ notice: edit.notice }}
        form={form}
        layout="vertical"
        initialValues={{ amountAfterTax: fee.amountAfterTax }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.setFee), {
            ...values,
            id: fee.sessionId,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
      >
        <Form.Item name="amountAfterTax" label={t('attendance.fee.amount')} required>
          <Input inputMode="decimal" />
        </Form.Item>
      </DraftForm>
      <HistoryFold kind="training.fee" id={fee.sessionId} />
    </Modal>
  )
}
