import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type AnswerGroup, trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { useGroupFields, useReadGroup } from './group-forms.tsx'
import styles from './survey.module.css'

/** Answers of a group, of which some can be taken out; or those in none. */
export function AnswerList({ questionId, group }: { questionId: string; group: AnswerGroup | null }) {
  const { t } = useTranslation('training')
  const may = useMay()
  const answers = useQuery(trainingQueries.openAnswers(questionId, group?.id ?? null))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [splitting, setSplitting] = useState(false)
  const chooses = group !== null && may('training.survey.edit')
  return (
    <QueryView query={answers} rows={3}>
      {(rows) => (
        <>
          <ul className={styles.answers}>
            {rows.map(({ responseId, text }) => (
              <li key={responseId}>
                {chooses ? (
                  <Checkbox
                    checked={chosen.includes(responseId)}
                    onChange={({ target }) =>
                      setChosen(
                        target.checked ? [...chosen, responseId] : chosen.filter((id) => id !== responseId),
                      )
                    }
                  >
                    {text}
                  </Checkbox>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
          {chooses && chosen.length > 0 && chosen.length < rows.length && (
            <Button size="small" onClick={() => setSplitting(true)}>
              {t('survey.group.split')}
            </Button>
          )}
          {splitting && group !== null && (
            <SplitForm
              group={group}
              responseIds={chosen}
              onClose={() => {
                setSplitting(false)
                setChosen([])
              }}
            />
          )}
        </>
      )}
    </QueryView>
  )
}

function SplitForm({
  group,
  responseIds,
  onClose,
}: {
  group: AnswerGroup
  responseIds: readonly string[]
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<{ name: string | null }>()
  const edit = useEdit(api.training.splitAnswerGroup, {
    seen: group,
    read: useReadGroup(group),
    fields: useGroupFields(),
    form,
    invalidates: [['training', 'answerGroups']],
    done: t('survey.group.splitDone'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('survey.group.split')}
      okText={t('survey.group.split')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('survey.group.splitHelp', { count: responseIds.length })}</p>
      <DraftForm<{ name: string | null }>
        draft={`training.answerGroupSplit:${group.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{ name: null }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.splitAnswerGroup), {
            ...values,
            id: group.id,
            lockVersion: edit.lockVersion,
            responseIds: [...responseIds],
          })
          if (input) edit.submit(input)
        }}
      >
        <Form.Item
          name="name"
          label={t('survey.group.splitName')}
          normalize={(value: string) => (value === '' ? null : value)}
        >
          <Input />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
