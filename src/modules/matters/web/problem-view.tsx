import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { AttachmentList } from '#web/ui/files/attachment-list.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowWaiting } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import {
  mattersContract,
  type OwnProblemAction,
  ownProblemActions,
  type ProblemDetail,
} from '../contract/index.ts'
import { ActionDialog } from './action-dialog.tsx'
import { ColumnsPart } from './columns-part.tsx'
import { LimitMark, ProblemStateMark } from './marks.tsx'
import styles from './matters.module.css'
import { MergePart } from './merge-part.tsx'
import { RefNames } from './names.tsx'
import { ProofList } from './proof-list.tsx'
import { mattersQueries } from './queries.ts'

const removeReason = inputSchemaOf(mattersContract.removeProblem).pick({ reason: true })

/** One problem: where it stands, its five columns, likely doubles, proof, the enterprise's word, the steps. */
export function ProblemView({ id }: { id: string }) {
  const problem = useQuery(mattersQueries.problem(id))
  return (
    <QueryView query={problem} rows={10}>
      {(data) => <Loaded key={data.id} problem={data} />}
    </QueryView>
  )
}

function Loaded({ problem }: { problem: ProblemDetail }) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const go = useGo()
  const follow = useWrite(api.matters.followProblem, { done: false })
  const slip = useWrite(
    (wanted: { id: string; format: 'docx' | 'pdf' }) => api.matters.makeSupervisionSlip(wanted),
    {
      done: false,
      invalidates: [],
      onDone: (file) => saveFile(file, 'supervision-slip'),
    },
  )
  return (
    <div>
      <PageHeader
        title={problem.title}
        back={{ href: paths.problems(), label: t('list.title') }}
        sub={
          <span className={styles.marks}>
            {t('detail.number', { number: problem.number })} · {problem.chainName}
            <ProblemStateMark problem={problem} />
            <LimitMark limit={problem.limit} />
          </span>
        }
        actions={
          <>
            {problem.supervision !== null && (
              <Allowed right="matters.problem.supervise">
                {(['docx', 'pdf'] as const).map((format) => (
                  <Button
                    key={format}
                    loading={slip.isPending && slip.variables?.format === format}
                    onClick={() => slip.mutate({ id: problem.id, format })}
                  >
                    {t(format === 'docx' ? 'detail.slipDocx' : 'detail.slipPdf')}
                  </Button>
                ))}
              </Allowed>
            )}
            <Button
              loading={follow.isPending}
              onClick={() => follow.mutate({ id: problem.id, following: !problem.isFollowing })}
            >
              {t(problem.isFollowing ? 'detail.unfollow' : 'detail.follow')}
            </Button>
            {problem.mayRemove && (
              <RemoveButton
                name={problem.title}
                schema={removeReason}
                object={{
                  seen: problem,
                  read: () => api.matters.getProblem({ id: problem.id }),
                  fields: [
                    { label: t('field.state'), tell: (one) => t(`problemState.${one.state}`) },
                    { label: t('field.problem'), tell: (one) => one.problem },
                  ],
                }}
                remove={(reason, { id, lockVersion }) =>
                  api.matters.removeProblem({ id, lockVersion, reason })
                }
                onDone={() => go(paths.problems())}
              />
            )}
            <Allowed right="matters.task.draft">
              <Button onClick={() => go(paths.newTask({ from: 'problem', id: problem.id }))}>
                {t('detail.toTask')}
              </Button>
            </Allowed>
          </>
        }
      />
      <NowPart problem={problem} />
      <ColumnsPart problem={problem} />
      <Section title={t('detail.basics')}>
        <KeyValue
          items={[
            {
              label: t('field.node'),
              value: problem.node ? <NodeNow chainCode={problem.chainCode} node={problem.node} /> : '—',
            },
            {
              label: t('field.enterprise'),
              value: problem.enterprise ? (
                <PageLink href={paths.enterprise(problem.enterprise.id)}>{problem.enterprise.name}</PageLink>
              ) : (
                '—'
              ),
            },
            { label: t('field.region'), value: problem.region?.name ?? '—' },
            { label: t('field.origin'), value: t(`origin.${problem.origin}`) },
            {
              label: t('detail.raisedFrom'),
              value: <RefNames refs={problem.raisedFrom} />,
            },
            { label: t('field.severity'), value: t(`severity.${problem.severity}`) },
            {
              label: t('field.blocking'),
              value: t(
                !problem.isBlocking
                  ? 'detail.notBlocking'
                  : problem.state === 'closed'
                    ? 'detail.blockingLifted'
                    : 'detail.blocking',
              ),
            },
            ...(problem.verdict
              ? [{ label: t('detail.verdictThen'), value: <VerdictMark verdict={problem.verdict} /> }]
              : []),
            {
              label: t('field.openedOn'),
              value: `${t('detail.createdBy', { name: problem.createdBy, day: format.day(problem.openedOn) })} · ${t('detail.followers', { count: problem.followers.length })}`,
            },
          ]}
        />
      </Section>
      {problem.tasks.length > 0 && (
        <Section title={t('detail.tasks')}>
          <ul className={styles.rows}>
            {problem.tasks.map((task) => (
              <li key={task.id} className={styles.row}>
                <PageLink href={paths.task(task.id)}>{task.title}</PageLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <MergePart problem={problem} />
      <Section title={t('detail.proofs')}>
        <ProofList proofs={problem.proofs} empty={t('detail.proofsNone')} />
      </Section>
      {problem.enterprise && (
        <Section title={t('detail.ratings')}>
          {problem.ratings.length === 0 && <p className={styles.faint}>{t('detail.ratingsNone')}</p>}
          {problem.ratings.map((rating) => (
            <p key={rating.at}>
              <strong>{rating.grade === null ? t('detail.rated') : t(`grade.${rating.grade}`)}</strong>{' '}
              {rating.comment}{' '}
              <span className={styles.faint}>
                {rating.byName} · {format.day(rating.at)}
              </span>
            </p>
          ))}
        </Section>
      )}
      <Section title={t('detail.files')}>
        <AttachmentList object={{ kind: 'matters.problem', id: problem.id }} />
      </Section>
      <Section title={t('detail.steps')}>
        <WorkflowHistory object={objectOf(problem.id)} />
      </Section>
    </div>
  )
}

/** The node concerned, with what it is judged to be today. */
function NodeNow({ chainCode, node }: { chainCode: string; node: { code: string; name: string } }) {
  const verdict = useQuery(chainQueries.map(chainCode)).data?.nodes.find(
    ({ code }) => code === node.code,
  )?.verdict
  return (
    <span className={styles.marks}>
      <PageLink href={paths.chain(chainCode, { node: node.code })}>{node.name}</PageLink>
      {verdict && <VerdictMark verdict={verdict} />}
    </span>
  )
}

/** Whom it waits for, and what may be done now, with forms of its own where columns are asked for. */
function NowPart({ problem }: { problem: ProblemDetail }) {
  const { t } = useTranslation('matters')
  const [asking, setAsking] = useState<{ action: OwnProblemAction; title: string } | null>(null)
  const object = objectOf(problem.id)
  // Without an enterprise there is nobody to rate the result or to be called back.
  const offered = ownProblemActions.filter(
    (action) => problem.enterprise !== null || (action !== 'rate' && action !== 'callBack'),
  )
  const own = Object.fromEntries(
    offered.map((action) => [action, (title: string) => setAsking({ action, title })]),
  )
  return (
    <Section title={t('detail.next')}>
      <WorkflowWaiting object={object} />
      <WorkflowActions object={object} own={own} />
      {asking && <ActionDialog problem={problem} {...asking} onClose={() => setAsking(null)} />}
    </Section>
  )
}

const objectOf = (id: string) => ({ kind: 'matters.problem', id })
