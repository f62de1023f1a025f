import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { mattersContract, type ProblemDetail } from '../contract/index.ts'
import { LimitMark } from './marks.tsx'
import styles from './matters.module.css'
import { mattersQueries } from './queries.ts'

const texts = ['title', 'problem', 'countermeasure', 'responsibility', 'responsiblePerson', 'effect'] as const
type Values = Partial<Pick<ProblemDetail, (typeof texts)[number]>>

const schema = inputSchemaOf(mattersContract.updateProblem)

/** The five columns, and their editing where the state leaves them open. */
export function ColumnsPart({ problem }: { problem: ProblemDetail }) {
  const { t } = useTranslation('matters')
  const [editing, setEditing] = useState(false)
  const open = texts.filter((name) => problem.editable.includes(name))
  const shown = (value: string | null) => value ?? <span className={styles.faint}>{t('list.notYet')}</span>
  const responsible = [
    problem.lead === null ? null : `${t('field.lead')}：${problem.lead.name}`,
    problem.assisting.length === 0
      ? null
      : `${t('field.assisting')}：${problem.assisting.map((org) => org.name).join('、')}`,
    problem.responsiblePerson === null
      ? null
      : `${t('field.responsiblePerson')}：${problem.responsiblePerson}`,
    problem.responsibility,
  ].filter((part) => part !== null)
  return (
    <Section
      title={t('detail.five')}
      actions={
        !editing && open.length > 0 && <Button onClick={() => setEditing(true)}>{t('detail.edit')}</Button>
      }
    >
      {editing ? (
        <ColumnsForm problem={problem} open={open} onClose={() => setEditing(false)} />
      ) : (
        <dl className={styles.five}>
          <dt>{t('field.problem')}</dt>
          <dd>{problem.problem}</dd>
          <dt>{t('field.countermeasure')}</dt>
          <dd>{shown(problem.countermeasure)}</dd>
          <dt>{t('field.responsibility')}</dt>
          <dd>{responsible.length === 0 ? shown(null) : responsible.join('\n')}</dd>
          <dt>{t('field.dueOn')}</dt>
          <dd>
            {shown(problem.dueOn)} {problem.dueOn !== null && <LimitMark limit={problem.limit} />}
          </dd>
          <dt>{t('field.effect')}</dt>
          <dd>{shown(problem.effect)}</dd>
        </dl>
      )}
    </Section>
  )
}

function ColumnsForm({
  problem,
  open,
  onClose,
}: {
  problem: ProblemDetail
  open: readonly (typeof texts)[number][]
  onClose: () => void
}) {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(problem.lockVersion)
  const [clash, setClash] = useState<{ theirs: ProblemDetail; mine: Values } | null>(null)
  const noteSaved = useSavedNote()
  const draft = useDraft(`matters.problem:${problem.id}`, form, begun)
  const save = useWrite(api.matters.updateProblem, {
    form,
    done: false,
    quietConflict: true,
    onDone: () => {
      draft.clear()
      noteSaved({ kind: 'matters.problem', id: problem.id }, t('detail.saved'))
      onClose()
    },
  })
  const submit = (values: Values, lockVersion: number) => {
    const entered = Object.fromEntries(open.map((name) => [name, values[name] === '' ? null : values[name]]))
    const input = readForm(form, schema, { ...entered, id: problem.id, lockVersion })
    if (!input) return
    save.mutate(input, {
      onError: async (error) => {
        if (!isConflict(error)) return
        const theirs = await client.fetchQuery({ ...mattersQueries.problem(problem.id), staleTime: 0 })
        setClash({ theirs, mine: values })
      },
    })
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={save.isPending}
      initialValues={Object.fromEntries(open.map((name) => [name, problem[name]]))}
      onFinish={(values) => submit(values, begun)}
      onValuesChange={draft.onValuesChange}
    >
      {draft.notice}
      {open.map((name) => (
        <Form.Item key={name} name={name} label={t(`field.${name}`)}>
          {name === 'title' || name === 'responsiblePerson' ? (
            <Input />
          ) : (
            <Input.TextArea autoSize={{ minRows: 2 }} />
          )}
        </Form.Item>
      ))}
      {clash && (
        <Form.Item>
          <ConflictNotice
            fields={open.map((name) => ({
              label: t(`field.${name}`),
              theirs: clash.theirs[name] ?? ui('none'),
              mine: clash.mine[name] ?? ui('none'),
              same: (clash.theirs[name] ?? '') === (clash.mine[name] ?? ''),
            }))}
            busy={save.isPending}
            onTakeTheirs={onClose}
            onTakeMine={() => submit(clash.mine, clash.theirs.lockVersion)}
          />
        </Form.Item>
      )}
      <FormActions act={ui('save')} busy={save.isPending} onCancel={onClose} />
    </Form>
  )
}
