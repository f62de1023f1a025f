import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  attitudes,
  type Lesson,
  type LessonEffect,
  type LessonScope,
  lessonScopes,
  trainingContract,
} from '../../contract/index.ts'
import { useLessonWords } from './lesson-words.ts'

interface Values {
  scope: LessonScope
  effect: LessonEffect
  note: string | null
}

/** Confirms a lesson with other words or another measure. */
export function LessonForm({
  classId,
  lesson,
  onClose,
}: {
  classId: string
  lesson: Lesson
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const words = useLessonWords()
  const [form] = Form.useForm<Values>()
  const edit = useEdit(api.training.decideLesson, {
    form,
    seen: lesson,
    read: async () =>
      (await api.training.getClassLessons({ id: classId })).lessons.find(({ id }) => id === lesson.id) ??
      null,
    fields: [
      { label: t('feedback.lesson.field.state'), tell: (one) => t(`feedback.lesson.state.${one.state}`) },
      { label: t('feedback.lesson.field.note'), tell: (one) => one.note },
    ],
    invalidates: [['training', 'lessons', classId]],
    done: t('feedback.lesson.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('feedback.lesson.change')}
      okText={t('feedback.lesson.confirm')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.seen(lesson)}</p>
      <DraftForm<Values>
        draft={`training.lesson:${lesson.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{ scope: lesson.scope, effect: lesson.effect, note: lesson.note }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.decideLesson), {
            ...values,
            effect: { ...lesson.effect, ...values.effect },
            note: values.note || null,
            id: lesson.id,
            lockVersion: edit.lockVersion,
            state: 'confirmed',
          })
          if (input) edit.submit(input)
        }}
      >
        <Form.Item name="scope" label={t('feedback.lesson.field.scope')} required>
          <Select
            options={lessonScopes.map((value) => ({ value, label: t(`feedback.lesson.scope.${value}`) }))}
          />
        </Form.Item>
        <Measure effect={lesson.effect} />
        <Form.Item name="note" label={t('feedback.lesson.field.note')}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}

/** How much a lesson changes, by what it changes. */
function Measure({ effect }: { effect: LessonEffect }) {
  const { t } = useTranslation('training')
  switch (effect.kind) {
    case 'topicWeight':
      return (
        <Form.Item name={['effect', 'weight']} label={t('feedback.lesson.field.weight')} required>
          <InputNumber min={0.25} max={2} step={0.25} />
        </Form.Item>
      )
    case 'course':
    case 'teacher':
      return (
        <Form.Item name={['effect', 'attitude']} label={t('feedback.lesson.field.attitude')} required>
          <Select
            options={attitudes.map((value) => ({ value, label: t(`feedback.lesson.attitude.${value}`) }))}
          />
        </Form.Item>
      )
    case 'discussion':
      return (
        <Form.Item name={['effect', 'minutes']} label={t('feedback.lesson.field.minutes')} required>
          <InputNumber min={10} max={120} step={10} precision={0} />
        </Form.Item>
      )
    case 'hours':
      return (
        <Form.Item name={['effect', 'hours']} label={t('feedback.lesson.field.hours')} required>
          <InputNumber min={0.5} max={4} step={0.5} />
        </Form.Item>
      )
  }
}
