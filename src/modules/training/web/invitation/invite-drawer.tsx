import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  type ClassDesign,
  type ClassDetail,
  type InvitationFields,
  trainingContract,
} from '../../contract/index.ts'
import { libraryQueries } from '../library/queries.ts'
import { CopyButton } from '../survey/copy-button.tsx'

const schema = inputSchemaOf(trainingContract.createInvitation)

/** Invites a teacher to a class; the address is shown once it is made. */
export function InviteDrawer({
  of,
  design,
  onClose,
}: {
  of: ClassDetail
  design: ClassDesign
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [form] = Form.useForm<InvitationFields>()
  const [words, setWords] = useState('')
  const found = useQuery(libraryQueries.teachers({ query: words || undefined, pageSize: 20 }))
  const invite = useWrite(api.training.createInvitation, {
    form,
    invalidates: [['training', 'invitations']],
    done: t('invitation.sent'),
  })
  const { courses } = design.content
  const teachers = new Map(
    courses
      .flatMap(({ teachers: usual, teacher }) => [...usual, ...(teacher === null ? [] : [teacher])])
      .map(({ id, name }) => [id, name]),
  )
  for (const one of found.data?.items ?? []) teachers.set(one.id, `${one.name}${format.bracket(one.unit)}`)
  if (invite.data !== undefined)
    return (
      <Drawer open size={480} title={t('invitation.add')} onClose={onClose}>
        <p>{t('invitation.sent')}</p>
        <p>{`${location.origin}${invite.data.path}`}</p>
        <CopyButton text={`${location.origin}${invite.data.path}`} label={t('invitation.copyAddress')} />
      </Drawer>
    )
  return (
    <Drawer open size={480} title={t('invitation.add')} onClose={onClose}>
      <DraftForm<InvitationFields>
        draft={`training.teacherInvitation:new:${of.id}`}
        form={form}
        layout="vertical"
        initialValues={{
          slotOn: of.startsOn,
          expiresOn: of.startsOn,
          place: of.place,
          tellsNeeds: true,
          tellsProblems: false,
        }}
        onFinish={(values) => {
          const input = readForm(form, schema, {
            ...values,
            id: of.id,
            place: values.place || null,
            message: values.message || null,
            courseId: values.courseId ?? null,
          })
          if (input) invite.mutate(input)
        }}
      >
        <Form.Item name="courseId" label={t('invitation.field.course')}>
          <Select
            allowClear
            options={courses.map(({ courseId, title }) => ({ value: courseId, label: title }))}
            onChange={(courseId: string | undefined) => {
              const teacher = courses.find((one) => one.courseId === courseId)?.teacherId
              if (teacher) form.setFieldsValue({ teacherId: teacher })
            }}
          />
        </Form.Item>
        <Form.Item name="teacherId" label={t('invitation.field.teacher')} required>
          <Select
            showSearch={{ filterOption: false, onSearch: setWords }}
            loading={found.isFetching}
            options={[...teachers].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="slotOn" label={t('invitation.field.slotOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="slot" label={t('invitation.field.slot')} required>
          <Input placeholder={t('invitation.field.slotExample')} maxLength={60} />
        </Form.Item>
        <Form.Item name="place" label={t('invitation.field.place')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="message" label={t('invitation.field.message')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <Form.Item name="tellsNeeds" valuePropName="checked" label={t('invitation.field.tells')}>
          <Checkbox>{t('invitation.field.tellsNeeds')}</Checkbox>
        </Form.Item>
        <Form.Item name="tellsProblems" valuePropName="checked" extra={t('invitation.field.tellsHelp')}>
          <Checkbox>{t('invitation.field.tellsProblems')}</Checkbox>
        </Form.Item>
        <Form.Item name="expiresOn" label={t('invitation.field.expiresOn')} required>
          <DayField />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          {t('invitation.send')}
        </Button>
      </DraftForm>
    </Drawer>
  )
}
