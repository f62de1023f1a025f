import { Form, type FormInstance, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OrganisationSelect } from '#modules/directory/web/selects.tsx'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type CourseDetail, contentKeys, courseShown, trainingContract } from '../../contract/index.ts'
import styles from './library.module.css'
import { TeachersSelect } from './teachers-select.tsx'

type Values = Record<string, unknown>

const columns = courseShown.columns
const invalidates = [['training']]
const blank = {
  topicCodes: [],
  chainCodes: [],
  competences: [],
  changeAbilities: [],
  qualities: [],
  teacherIds: [],
  form: 'lecture',
  sharing: 'class',
}

/** Enters a course. */
export function NewCourse({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.training.addCourse, {
    invalidates,
    form,
    done: t('library.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="training.course:new"
      form={form}
      layout="vertical"
      initialValues={blank}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(trainingContract.addCourse), {
          ...values,
          hostOrgId: values.hostOrgId ?? undefined,
        })
        if (input) add.mutate(input)
      }}
    >
      <Fields known={[]} />
      <Allowed right="training.course.share">
        <ColumnField name="sharing" column={columns.sharing} extra={t('library.sharingHelp')} />
      </Allowed>
      <FormActions act={t('library.addCourse')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

const settings = ['licence', 'source', 'retired'] as const

/** Changes one: as a correction of the present version or as a new one. */
export function ChangeCourse({ course, onClose }: { course: CourseDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(courseShown)
  const update = useEdit(api.training.updateCourse, {
    seen: course,
    read: () => api.training.getCourse({ id: course.id }),
    fields: words.editFields<CourseDetail, object>([...contentKeys, 'hostOrgId', ...settings]),
    form,
    invalidates,
    done: t('library.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const keys = [...contentKeys, 'hostOrgId', ...settings] as const
  return (
    <DraftForm<Values>
      draft={`training.course:${course.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, course[key]])),
        teacherIds: course.teachers.map(({ id }) => id),
        as: course.correctable ? 'correction' : 'version',
        changeNote: null,
      }}
      onFinish={({ as, changeNote, ...values }) => {
        const input = readForm(form, inputSchemaOf(trainingContract.updateCourse), {
          ...values,
          changeNote: as === 'version' ? (changeNote ?? '') : null,
          id: course.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <VersionFields form={form} course={course} />
      <Fields known={course.teachers} />
      <ColumnField name="retired" column={columns.retired} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

/** Whether changed content corrects the present version or becomes a new one; with what changed. */
function VersionFields({ form, course }: { form: FormInstance<Values>; course: CourseDetail }) {
  const { t } = useTranslation('training')
  const as = Form.useWatch('as', form)
  return (
    <>
      <Form.Item
        name="as"
        label={t('library.saveAs')}
        extra={t(course.correctable ? 'library.saveAsHelp' : 'library.onlyVersion')}
      >
        <Radio.Group
          options={[
            { value: 'correction', label: t('library.asCorrection'), disabled: !course.correctable },
            { value: 'version', label: t('library.asVersion', { no: course.versionNo + 1 }) },
          ]}
        />
      </Form.Item>
      {as === 'version' && (
        <Form.Item name="changeNote" label={t('library.changeNote')} required>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </>
  )
}

function Fields({ known }: { known: CourseDetail['teachers'] }): ReactNode {
  const { t } = useTranslation('training')
  const words = useColumnWords(courseShown)
  const mayTeachers = useMay()('training.teacher.read')
  return (
    <>
      <ColumnField name="title" column={columns.title} />
      <Form.Item name="hostOrgId" label={words.title('hostOrgId')} required>
        <OrganisationSelect />
      </Form.Item>
      <div className={styles.pair}>
        <ColumnField name="category" column={columns.category} />
        <ColumnField name="form" column={columns.form} />
        <ColumnField name="hours" column={columns.hours} />
        <ColumnField name="chainCodes" column={columns.chainCodes} extra={t('library.chainsHelp')} />
      </div>
      <ColumnField name="topicCodes" column={columns.topicCodes} extra={t('library.topicsHelp')} />
      <ColumnField name="summary" column={columns.summary} tall />
      <ColumnField name="competences" column={columns.competences} />
      <div className={styles.pair}>
        <ColumnField name="changeAbilities" column={columns.changeAbilities} />
        <ColumnField name="qualities" column={columns.qualities} />
      </div>
      {mayTeachers && (
        <Form.Item name="teacherIds" label={t('library.usualTeachers')}>
          <TeachersSelect known={known} />
        </Form.Item>
      )}
      <ColumnField name="licence" column={columns.licence} extra={t('library.licenceHelp')} />
      <ColumnField name="source" column={columns.source} />
    </>
  )
}
