import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { governanceContract, type Post } from '../contract.ts'
import { findPost } from './find-post.ts'
import styles from './governance.module.css'
import { PostClash } from './post-clash.tsx'

type Values = { untilOn: string; reason: string }

/** Ends a term with a reason; the role is vacant from the next day on. */
export function EndForm({ post, today, onClose }: { post: Post; today: string | null; onClose: () => void }) {
  const { t } = useTranslation('governance')
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [clash, setClash] = useState<{ theirs: Post; mine: Values } | null>(null)
  const noteSaved = useSavedNote()
  const end = useWrite(api.governance.endPost, {
    form,
    done: false,
    quietConflict: true,
    onDone: (saved) => {
      noteSaved({ kind: 'governance.post', id: saved.id }, t('act.ended'))
      onClose()
    },
  })
  const submit = (values: Values, lockVersion: number) => {
    const schema = governanceContract.endPost['~orpc'].inputSchema
    const input = schema && readForm(form, schema, { ...values, id: post.id, lockVersion })
    if (!input) return
    end.mutate(input, {
      onError: async (error) => {
        const theirs = isConflict(error) ? await findPost(post) : null
        if (theirs !== null) setClash({ theirs, mine: values })
      },
    })
  }
  return (
    <DraftForm<Values>
      draft={`governance.post:${post.id}:end`}
      edit={{ notice: null, lockVersion: post.lockVersion }}
      form={form}
      layout="vertical"
      disabled={end.isPending}
      initialValues={{ untilOn: today, reason: '' }}
      onFinish={(values) => submit(values, post.lockVersion)}
    >
      <p>
        {post.holderName}
        {post.holderTitle && <span className={styles.small}> {post.holderTitle}</span>}
      </p>
      <p className={styles.small}>{t('form.endHelp')}</p>
      <Form.Item name="untilOn" label={t('form.untilOn')} required>
        <DayField />
      </Form.Item>
      <ReasonField label={t('form.reason')} extra={t('form.reasonHelp')} />
      {clash && (
        <Form.Item>
          <PostClash
            theirs={clash.theirs}
            mine={{ ...post, untilOn: clash.mine.untilOn }}
            before={post}
            busy={end.isPending}
            onTakeTheirs={() => {
              clearDraftOf(form)
              void client.invalidateQueries({ queryKey: ['governance'] })
              onClose()
            }}
            onTakeMine={() => submit(clash.mine, clash.theirs.lockVersion)}
          />
        </Form.Item>
      )}
      <FormActions act={t('act.end')} busy={end.isPending} danger onCancel={onClose} />
    </DraftForm>
  )
}
