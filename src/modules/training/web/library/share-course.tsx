import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type CourseDetail, courseShown, type SharingLevel, trainingContract } from '../../contract/index.ts'

/** Sets who may see and use a course. */
export function ShareCourse({ course, onClose }: { course: CourseDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ sharing: SharingLevel }>()
  const words = useColumnWords(courseShown)
  const share = useEdit(api.training.shareCourse, {
    seen: course,
    read: () => api.training.getCourse({ id: course.id }),
    fields: words.editFields<CourseDetail, object>(['sharing']),
    form,
    invalidates: [['training']],
    done: t('library.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('library.share')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: share.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<{ sharing: SharingLevel }>
        draft={`training.course:${course.id}:share`}
        edit={share}
        form={form}
        layout="vertical"
        initialValues={{ sharing: course.sharing }}
        onFinish={({ sharing }) => {
          const input = readForm(form, inputSchemaOf(trainingContract.shareCourse), {
            id: course.id,
            lockVersion: share.lockVersion,
            sharing,
          })
          if (input) share.submit(input)
        }}
      >
        <ColumnField name="sharing" column={courseShown.columns.sharing} extra={t('library.sharingHelp')} />
      </DraftForm>
    </Modal>
  )
}
