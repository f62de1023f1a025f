import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { api, isConflict, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { governanceContract, type Post, type PostRole } from '../contract.ts'
import { findPost } from './find-post.ts'
import styles from './governance.module.css'
import { PostClash } from './post-clash.tsx'
import type { PostValues } from './post-values.ts'

type PostTarget =
  | { kind: 'assign'; role: PostRole; chainCode: string | null; former: Post | null }
  | { kind: 'correct'; post: Post }

type Task = { target: PostTarget; values: PostValues; lockVersion: number | null }

function send({ target, values, lockVersion }: Task): Promise<Post> {
  if (target.kind === 'correct') {
    return api.governance.updatePost({
      ...values,
      id: target.post.id,
      lockVersion: lockVersion ?? target.post.lockVersion,
    })
  }
  const { role, chainCode, former } = target
  const succeeds = former && { id: former.id, lockVersion: lockVersion ?? former.lockVersion }
  return api.governance.assignPost({ ...values, role, chainCode, succeeds })
}

/** Gives a role to a holder, hands it over, or corrects an entry. */
export function PostForm({
  target,
  today,
  onClose,
}: {
  target: PostTarget
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('governance')
  const client = useQueryClient()
  const [form] = Form.useForm<PostValues>()
  const organisations = useQuery(directoryQueries.organisations())
  const [clash, setClash] = useState<{ theirs: Post; mine: PostValues } | null>(null)
  const correct = target.kind === 'correct'
  const former = correct ? null : target.former
  const done = correct ? t('act.corrected') : former ? t('act.handedOver') : t('act.assigned')
  const noteSaved = useSavedNote()
  const draftKey = correct
    ? `governance.post:${target.post.id}`
    : `governance.post:new:${target.chainCode ?? 'all'}:${target.role}`
  const begun = correct ? target.post.lockVersion : (former?.lockVersion ?? null)
  const save = useWrite(send, {
    form,
    done: correct ? false : done,
    quietConflict: true,
    onDone: (saved) => {
      if (correct) noteSaved({ kind: 'governance.post', id: saved.id }, done)
      onClose()
    },
  })
  const submit = (values: PostValues, lockVersion: number | null) => {
    const entered = readPost(target, values)
    const input = entered && readForm(form, entered.schema, entered.values)
    if (!input) return
    save.mutate(
      { target, values: input, lockVersion },
      {
        onError: async (error) => {
          const changed = correct ? target.post : former
          if (!isConflict(error) || changed === null) return
          const theirs = await findPost(changed)
          if (theirs !== null) setClash({ theirs, mine: input })
        },
      },
    )
  }
  const takeTheirs = () => {
    clearDraftOf(form)
    void client.invalidateQueries({ queryKey: ['governance'] })
    onClose()
  }
  return (
    <DraftForm<PostValues>
      draft={draftKey}
      edit={{ notice: null, lockVersion: begun }}
      form={form}
      layout="vertical"
      disabled={save.isPending}
      initialValues={correct ? target.post : { ...blank, orgId: former?.orgId ?? null, sinceOn: today }}
      onFinish={(values) => submit(values, null)}
    >
      {former && <p className={styles.small}>{t('form.handOverHelp', { name: former.holderName })}</p>}
      <Form.Item name="personId" label={t('form.personId')} extra={t('form.personIdHelp')}>
        <PersonSelect
          allowClear
          known={knownHolder(target)}
          onName={(name) => name !== null && form.setFieldValue('holderName', name)}
        />
      </Form.Item>
      <Form.Item name="holderName" label={t('form.holderName')} required>
        <Input />
      </Form.Item>
      <Form.Item name="holderTitle" label={t('form.holderTitle')} normalize={emptyToNull}>
        <Input />
      </Form.Item>
      <Form.Item name="orgId" label={t('form.orgId')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={organisations.isPending}
          options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="sinceOn" label={t('form.sinceOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="untilOn" label={t('form.untilOptional')}>
        <DayField />
      </Form.Item>
      <Form.Item name="source" label={t('form.source')} extra={t('form.sourceHelp')} required>
        <Input />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      {clash && (
        <Form.Item>
          <PostClash
            theirs={clash.theirs}
            mine={correct ? clash.mine : null}
            before={correct ? target.post : former}
            busy={save.isPending}
            onTakeTheirs={takeTheirs}
            onTakeMine={() => submit(clash.mine, clash.theirs.lockVersion)}
          />
        </Form.Item>
      )}
      <FormActions
        act={correct ? t('act.correct') : former ? t('act.handOver') : t('act.assign')}
        busy={save.isPending}
        onCancel={onClose}
      />
    </DraftForm>
  )
}

/** The person an entry names already. */
function knownHolder(target: PostTarget): { id: string; name: string } | null {
  if (target.kind !== 'correct' || target.post.personId === null) return null
  return { id: target.post.personId, name: target.post.holderName }
}

/** The contract's schema with what the form does not ask for. */
function readPost(target: PostTarget, values: PostValues) {
  if (target.kind === 'correct') {
    const schema = governanceContract.updatePost['~orpc'].inputSchema
    return (
      schema && { schema, values: { ...values, id: target.post.id, lockVersion: target.post.lockVersion } }
    )
  }
  const { role, chainCode } = target
  const schema = governanceContract.assignPost['~orpc'].inputSchema
  return schema && { schema, values: { ...values, role, chainCode } }
}

const blank: Omit<PostValues, 'sinceOn'> = {
  holderName: '',
  holderTitle: null,
  personId: null,
  orgId: null,
  untilOn: null,
  note: null,
  source: '',
}

const emptyToNull = (value: unknown) => (value === '' ? null : value)
