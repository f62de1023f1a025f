import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { OrgSelect, OrgsSelect } from '#modules/directory/web/organisation-select.tsx'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { documentQueries } from '#modules/documents/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { NeedField } from '#web/ui/workflow/need-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  grades,
  mattersContract,
  type OwnProblemAction,
  type ProblemActionInput,
  type ProblemDetail,
} from '../contract/index.ts'
import styles from './matters.module.css'
import { ProofFields, type ProofValue, toProofs } from './proof-fields.tsx'

type FieldName =
  | 'leadOrgId'
  | 'assistOrgIds'
  | 'responsiblePerson'
  | 'countermeasure'
  | 'responsibility'
  | 'effect'
  | 'proofs'
  | 'limit'
  | 'grade'
  | 'comment'
  | 'untilOn'
  | 'delegatePersonId'
  | 'reason'

/** What the actions ask for that write columns of the problem; all others have the dialog of every workflow. */
const fieldsOf: Readonly<Record<OwnProblemAction, readonly FieldName[]>> = {
  assign: ['leadOrgId', 'assistOrgIds', 'responsiblePerson', 'responsibility', 'limit'],
  plan: ['countermeasure', 'responsibility', 'responsiblePerson'],
  planTogether: ['assistOrgIds', 'countermeasure', 'responsibility', 'responsiblePerson'],
  resolve: ['effect', 'proofs'],
  rate: ['grade', 'comment'],
  callBack: ['grade', 'comment', 'reason'],
  transfer: ['leadOrgId', 'reason'],
  delegate: ['delegatePersonId', 'untilOn', 'reason'],
  delegateChief: ['delegatePersonId', 'untilOn', 'reason'],
  delegateHeadChief: ['delegatePersonId', 'untilOn', 'reason'],
}

type Values = Partial<Omit<ProblemActionInput, 'proofs'>> & { proofs?: ProofValue[] }

const schema = inputSchemaOf(mattersContract.actOnProblem)

/**
 * Asks for what an action needs and does it.
 *
 * @param title of the action, as its button bears it.
 */
export function ActionDialog({
  problem,
  action,
  title,
  onClose,
}: {
  problem: ProblemDetail
  action: OwnProblemAction
  title: string
  onClose: () => void
}) {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const fields = fieldsOf[action]
  const has = (name: FieldName) => fields.includes(name)
  const documents =
    useQuery({ ...documentQueries.list({ pageSize: 100 }), enabled: has('proofs') }).data?.items ?? []
  const draft = useDraft(`matters.problem:${problem.id}:${action}`, form, problem.stateVersion)
  const act = useWrite(api.matters.actOnProblem, {
    form,
    onDone: () => {
      draft.clear()
      onClose()
    },
  })
  const submit = (values: Values) => {
    const { proofs, ...rest } = values
    const entered = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== null && value !== ''),
    )
    const input = readForm(form, schema, {
      ...entered,
      ...(has('proofs') ? { proofs: toProofs(proofs) } : {}),
      id: problem.id,
      action,
      stateVersion: problem.stateVersion,
    })
    if (input) act.mutate(input)
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.subject}>{problem.title}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={act.isPending}
        initialValues={{
          countermeasure: problem.countermeasure ?? undefined,
          responsibility: problem.responsibility ?? undefined,
          responsiblePerson: problem.responsiblePerson ?? undefined,
          effect: problem.effect ?? undefined,
          assistOrgIds: problem.assisting.map((org) => org.id),
          proofs: [{ kind: 'attachment' }],
        }}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        {has('leadOrgId') && (
          <Form.Item name="leadOrgId" label={t('field.lead')} required>
            <OrgSelect />
          </Form.Item>
        )}
        {has('assistOrgIds') && (
          <Form.Item name="assistOrgIds" label={t('field.assisting')}>
            <OrgsSelect />
          </Form.Item>
        )}
        {has('countermeasure') && (
          <Form.Item name="countermeasure" label={t('field.countermeasure')} required>
            <Input.TextArea autoSize={{ minRows: 3 }} />
          </Form.Item>
        )}
        {has('responsibility') && (
          <Form.Item name="responsibility" label={t('field.responsibility')}>
            <Input.TextArea autoSize={{ minRows: 1 }} />
          </Form.Item>
        )}
        {has('responsiblePerson') && (
          <Form.Item name="responsiblePerson" label={t('field.responsiblePerson')}>
            <Input />
          </Form.Item>
        )}
        {has('effect') && (
          <Form.Item name="effect" label={t('field.effect')} required>
            <Input.TextArea autoSize={{ minRows: 3 }} />
          </Form.Item>
        )}
        {has('proofs') && (
          <ProofFields
            object={{ kind: 'matters.problem', id: problem.id }}
            documents={documents.map((one) => ({ value: one.id, label: one.title ?? one.id }))}
          />
        )}
        {has('grade') && (
          <Form.Item name="grade" label={t('field.grade')} required>
            <Radio.Group options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))} />
          </Form.Item>
        )}
        {has('comment') && (
          <Form.Item name="comment" label={t('field.comment')}>
            <Input.TextArea autoSize={{ minRows: 2 }} />
          </Form.Item>
        )}
        {has('delegatePersonId') && (
          <Form.Item name="delegatePersonId" label={t('field.delegatePersonId')} required>
            <PersonSelect />
          </Form.Item>
        )}
        {has('untilOn') && <NeedField need="untilOn" />}
        {has('limit') && <NeedField need="limit" />}
        {has('reason') && <NeedField need="reason" />}
      </Form>
    </Modal>
  )
}
