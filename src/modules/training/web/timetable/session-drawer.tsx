import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Popconfirm, Select, Switch, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  findBroken,
  halfOf,
  type PlannedSession,
  sessionFields,
  sessionKinds,
  type TimetableDetail,
  timeWords,
  trainingContract,
} from '../../contract/index.ts'
import { libraryQueries } from '../library/queries.ts'
import { TeachersSelect } from '../library/teachers-select.tsx'
import styles from '../training.module.css'
import { fieldsOf } from './fields-of.ts'
import { FindingList } from './finding-list.tsx'

interface Values {
  kind: PlannedSession['kind']
  title: string
  courseId: string | null
  modulePosition: number | null
  teacherIds: string[]
  venueId: string | null
  on: string | null
  startsAt: string | null
  endsAt: string | null
  hours: number
  pinned: boolean
}

type Draft = NonNullable<TimetableDetail['draft']>

/** Enters a session or changes one, beside the timetable. */
export function SessionDrawer({
  of,
  draft,
  session,
  onClose,
}: {
  of: TimetableDetail
  draft: Draft
  /** Null for a new one. */
  session: PlannedSession | null
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const props = { of, draft, onClose }
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={session === null ? t('timetable.add') : t('timetable.edit')}
    >
      {session === null ? <NewSession {...props} /> : <ChangeSession {...props} session={session} />}
    </Drawer>
  )
}

type PartProps = { of: TimetableDetail; draft: Draft; onClose: () => void }
type Entered = Parameters<typeof api.training.updateSession>[0]
const invalidates = [['training']]

function NewSession({ of, draft, onClose }: PartProps) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.training.addSession, {
    form,
    invalidates,
    done: t('timetable.saved'),
    onDone: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`training.session:new:${of.classId}`}
      form={form}
      layout="vertical"
      initialValues={{ kind: 'teaching', hours: 2, teacherIds: [], on: of.startsOn, pinned: false }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(trainingContract.addSession), {
          ...inputOf(values),
          id: of.classId,
        })
        if (input) add.mutate(input)
      }}
    >
      <Fields of={of} draft={draft} session={null} />
      <FormActions act={t('timetable.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

function ChangeSession({ of, draft, session, onClose }: PartProps & { session: PlannedSession }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const named = [...draft.situation.teachers, ...draft.situation.venues, ...session.teachers]
  const nameOf = (id: string) => named.find((one) => one.id === id)?.name ?? t('timetable.otherTeacher')
  const edit = useEdit(api.training.updateSession, {
    form,
    seen: session,
    read: async () =>
      (await api.training.getTimetable({ id: of.classId })).draft?.sessions.find(
        ({ id }) => id === session.id,
      ) ?? null,
    fields: [
      {
        label: t('timetable.field.title'),
        tell: (one: PlannedSession) => one.title,
        entered: ({ title }: Entered) => title,
      },
      {
        label: t('timetable.field.kind'),
        tell: (one: PlannedSession) => t(`timetable.kind.${one.kind}`),
        entered: ({ kind }: Entered) => t(`timetable.kind.${kind}`),
      },
      {
        label: t('timetable.field.time'),
        tell: (one: PlannedSession) => one.at && timeWords(one.at)[format.language],
        entered: ({ at }: Entered) =>
          at ? timeWords({ ...at, half: halfOf(at.startsAt) })[format.language] : null,
      },
      {
        label: t('timetable.field.teachers'),
        tell: (one: PlannedSession) => one.teachers.map(({ name }) => name).join(format.comma) || null,
        entered: ({ teacherIds = [] }: Entered) => teacherIds.map(nameOf).join(format.comma) || null,
      },
      {
        label: t('timetable.field.venue'),
        tell: (one: PlannedSession) => one.venue?.name ?? null,
        entered: ({ venueId }: Entered) => (venueId ? nameOf(venueId) : null),
      },
      {
        label: t('timetable.field.hours'),
        tell: (one: PlannedSession) => String(one.hours),
        entered: ({ hours }: Entered) => String(hours),
      },
    ],
    invalidates,
    done: t('timetable.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const remove = useWrite(api.training.removeSession, {
    invalidates,
    done: t('timetable.removed'),
    onDone: onClose,
  })
  const fields = fieldsOf(session)
  return (
    <>
      <DraftForm<Values>
        draft={`training.session:${session.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{
          ...fields,
          on: fields.at?.on ?? null,
          startsAt: fields.at?.startsAt ?? null,
          endsAt: fields.at?.endsAt ?? null,
        }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.updateSession), {
            ...inputOf(values),
            id: session.id,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
      >
        <Fields of={of} draft={draft} session={session} />
        <FormActions act={ui('save')} busy={edit.busy} onCancel={onClose} />
      </DraftForm>
      <Popconfirm
        title={t('timetable.removeAsk')}
        okText={t('timetable.remove')}
        cancelText={ui('cancel')}
        onConfirm={() => remove.mutate({ id: session.id, lockVersion: session.lockVersion })}
      >
        <Button danger type="text" loading={remove.isPending}>
          {t('timetable.remove')}
        </Button>
      </Popconfirm>
    </>
  )
}

const inputOf = ({ on, startsAt, endsAt, ...values }: Values) => ({
  ...values,
  courseId: values.courseId ?? null,
  modulePosition: values.modulePosition ?? null,
  teacherIds: values.teacherIds ?? [],
  venueId: values.venueId ?? null,
  at: on && startsAt && endsAt ? { on, startsAt, endsAt } : null,
})

function Fields({
  of,
  draft,
  session,
}: {
  of: TimetableDetail
  draft: Draft
  session: PlannedSession | null
}) {
  const { t } = useTranslation('training')
  const kind = Form.useWatch<Values['kind'] | undefined>('kind')
  const wanted = kind === 'fieldTeaching' ? 'fieldSite' : 'classroom'
  const venues = draft.situation.venues.toSorted(
    (a, b) => Number(b.kind === wanted) - Number(a.kind === wanted),
  )
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="kind" label={t('timetable.field.kind')} required>
          <Select options={sessionKinds.map((one) => ({ value: one, label: t(`timetable.kind.${one}`) }))} />
        </Form.Item>
        <Form.Item name="hours" label={t('timetable.field.hours')} required>
          <InputNumber min={0.5} max={12} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('timetable.field.title')} required>
        <Input maxLength={100} />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="courseId" label={t('timetable.field.course')}>
          <CourseSelect draft={draft} session={session} />
        </Form.Item>
        <Form.Item name="modulePosition" label={t('timetable.field.module')}>
          <Select
            allowClear
            options={of.modules.map(({ position, title }) => ({ value: position, label: title }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="teacherIds" label={t('timetable.field.teachers')}>
        <TeachersSelect known={session?.teachers ?? []} />
      </Form.Item>
      <Form.Item name="venueId" label={t('timetable.field.venue')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={venues.map(({ id, name, capacity }) => ({
            value: id,
            label: t('timetable.venueOption', { name, count: capacity }),
          }))}
        />
      </Form.Item>
      <Form.Item name="on" label={t('timetable.field.day')}>
        <DayField />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="startsAt" label={t('timetable.field.startsAt')}>
          <ClockField />
        </Form.Item>
        <Form.Item name="endsAt" label={t('timetable.field.endsAt')}>
          <ClockField />
        </Form.Item>
      </div>
      <Form.Item
        name="pinned"
        valuePropName="checked"
        label={t('timetable.field.pinned')}
        extra={t('timetable.pinnedHelp')}
      >
        <Switch />
      </Form.Item>
      <LiveFindings draft={draft} session={session} />
    </>
  )
}

/** What the session as it is entered would break, while it is entered. */
function LiveFindings({ draft, session }: { draft: Draft; session: PlannedSession | null }) {
  const form = Form.useFormInstance<Values>()
  const values = Form.useWatch<Values | undefined>([], form)
  const parsed = sessionFields.safeParse(values === undefined ? null : inputOf(values))
  if (!parsed.success) return null
  const { at, ...entered } = parsed.data
  const { situation } = draft
  const id = session?.id ?? newId
  const teachers = [...situation.teachers, ...(session?.teachers ?? [])]
  const planned: PlannedSession = {
    ...entered,
    id,
    course: session?.course ?? null,
    teachers: entered.teacherIds.map((teacherId) => ({
      id: teacherId,
      name: teachers.find((one) => one.id === teacherId)?.name ?? '',
    })),
    venue: situation.venues.find((one) => one.id === entered.venueId) ?? null,
    at: at && { ...at, half: halfOf(at.startsAt) },
    lockVersion: 1,
  }
  const others = draft.sessions.filter((one) => one.id !== id)
  const found = findBroken(situation, [...others, planned]).filter(({ sessionIds }) =>
    sessionIds.includes(id),
  )
  return <FindingList findings={found} />
}

const newId = '00000000-0000-4000-8000-000000000000'

/** Courses of the class first, then those that fit what is typed. */
function CourseSelect({
  draft,
  session,
  value,
  onChange,
  id,
}: {
  draft: Draft
  session: PlannedSession | null
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
}) {
  const [words, setWords] = useState('')
  const found = useQuery(libraryQueries.courses({ query: words || undefined, pageSize: 20 }))
  const options = new Map<string, string>()
  for (const one of draft.coursesLeft) options.set(one.courseId, one.title)
  if (session?.course) options.set(session.course.id, session.title)
  for (const one of found.data?.items ?? []) options.set(one.id, one.title)
  return (
    <Select
      id={id}
      allowClear
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      options={[...options].map(([course, label]) => ({ value: course, label }))}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
    />
  )
}

/** A time of day as text, `08:30`. */
function ClockField({
  value,
  onChange,
  id,
}: {
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
}) {
  return (
    <TimePicker
      id={id}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      style={{ width: '100%' }}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(time) => onChange?.(time ? time.format('HH:mm') : null)}
    />
  )
}
