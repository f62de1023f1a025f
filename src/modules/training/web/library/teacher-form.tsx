import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ContactFields, contactOf } from '#web/contacts/contact-fields.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type TeacherDetail, teacherContacts, teacherShown, trainingContract } from '../../contract/index.ts'
import styles from './library.module.css'
import { UnavailableFields, useDaysWords } from './unavailable.tsx'

type Values = Record<string, unknown>

const columns = teacherShown.columns
const invalidates = [['training']]
const blank = {
  kind: 'outside',
  personId: null,
  name: null,
  unit: null,
  post: null,
  fields: null,
  chainCodes: [],
  phone: null,
  email: null,
  feeNote: null,
  note: null,
  unavailable: [],
}

/** Enters a teacher: an outside expert or a person of the register. */
export function NewTeacher({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<Values>()
  const ofRegister = Form.useWatch('kind', form) === 'register'
  const add = useWrite(api.training.addTeacher, {
    invalidates,
    form,
    done: t('library.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="training.teacher:new"
      secret={teacherContacts}
      form={form}
      layout="vertical"
      initialValues={blank}
      onFinish={({ kind, personId, name, unit, post, phone, email, ...rest }) => {
        const who =
          kind === 'register' ? { personId: personId ?? undefined } : { name, unit, post, phone, email }
        const input = readForm(form, inputSchemaOf(trainingContract.addTeacher), { ...rest, ...who })
        if (input) add.mutate(input)
      }}
    >
      <Form.Item name="kind" label={t('library.teacherKind')}>
        <Radio.Group
          options={(['outside', 'register'] as const).map((kind) => ({
            value: kind,
            label: t(`library.teacherKinds.${kind}`),
          }))}
        />
      </Form.Item>
      {ofRegister ? (
        <Form.Item name="personId" label={t('library.person')} extra={t('library.personHelp')} required>
          <PersonSelect placeholder={t('library.personSearch')} />
        </Form.Item>
      ) : (
        <OutsideFields masked={null} />
      )}
      <CommonFields />
      <FormActions act={t('library.addTeacher')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

const entered = ['level', 'source', 'fields', 'chainCodes', 'feeNote', 'note', 'retired'] as const
const named = ['name', 'unit', 'post'] as const

/** Changes one. After a conflict both versions stand side by side. */
export function ChangeTeacher({ teacher, onClose }: { teacher: TeacherDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(teacherShown)
  const daysWords = useDaysWords()
  const format = useFormat()
  const isOutside = teacher.personId === null
  const keys = isOutside ? ([...named, ...entered] as const) : entered
  const update = useEdit(api.training.updateTeacher, {
    seen: teacher,
    read: () => api.training.getTeacher({ id: teacher.id }),
    fields: [
      ...words.editFields<TeacherDetail, object>(keys),
      ...(isOutside ? teacherContacts : []).map((key) => ({
        label: words.title(key),
        tell: (version: TeacherDetail) => version[key],
        entered: (input: { [K in typeof key]?: string | null | undefined }) =>
          input[key] === undefined ? teacher[key] : input[key],
      })),
      {
        label: t('library.unavailable'),
        tell: (version: TeacherDetail) => version.unavailable.map(daysWords).join(format.clause) || null,
      },
    ],
    form,
    invalidates,
    done: t('library.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`training.teacher:${teacher.id}`}
      edit={update}
      secret={teacherContacts}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, teacher[key]])),
        unavailable: teacher.unavailable,
        phone: null,
        email: null,
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(trainingContract.updateTeacher), {
          ...Object.fromEntries(keys.map((key) => [key, values[key]])),
          unavailable: values.unavailable,
          phone: isOutside ? contactOf(values, 'phone') : undefined,
          email: isOutside ? contactOf(values, 'email') : undefined,
          id: teacher.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      {isOutside && <OutsideFields masked={teacher} />}
      <CommonFields />
      <ColumnField name="retired" column={columns.retired} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function OutsideFields({ masked }: { masked: TeacherDetail | null }) {
  const words = useColumnWords(teacherShown)
  return (
    <>
      <div className={styles.pair}>
        <ColumnField name="name" column={columns.name} />
        <ColumnField name="post" column={columns.post} />
      </div>
      <ColumnField name="unit" column={columns.unit} />
      <ContactFields
        fields={teacherContacts.map((name) => ({ name, label: words.title(name) }))}
        masked={masked}
      />
    </>
  )
}

function CommonFields() {
  return (
    <>
      <div className={styles.pair}>
        <ColumnField name="level" column={columns.level} />
        <ColumnField name="source" column={columns.source} />
      </div>
      <ColumnField name="fields" column={columns.fields} tall />
      <ColumnField name="chainCodes" column={columns.chainCodes} />
      <ColumnField name="feeNote" column={columns.feeNote} />
      <UnavailableFields />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
