import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowBar } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import type { IdeaDetail, IdeaOutcome } from '../../contract/index.ts'
import styles from './idea.module.css'
import { IdeaEdit } from './idea-edit.tsx'
import { IdeaStateChip } from './idea-state-chip.tsx'
import { MergeIdeas } from './merge-ideas.tsx'
import { ideaQueries } from './queries.ts'
import { ReplyDialog } from './reply-dialog.tsx'
import { TasksOfIdea } from './tasks-of-idea.tsx'

/** One idea: what is proposed, the reply, what became of it. */
export function IdeaView({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(ideaQueries.one(id))} rows={8}>
      {(of) => <Loaded key={of.id} of={of} />}
    </QueryView>
  )
}

function Loaded({ of }: { of: IdeaDetail }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const authors = of.authors.map(({ name, unit }) =>
    unit === null ? name : `${name}${format.bracket(unit)}`,
  )
  return (
    <div>
      <PageHeader
        title={of.title}
        back={{ href: paths.ideas(), label: t('idea.title') }}
        sub={
          <span className={styles.rowHead}>
            <IdeaStateChip state={of.state} />
            {[
              t('idea.number', { number: of.number }),
              authors.join(format.comma),
              format.day(of.submittedOn),
            ].join(' · ')}
          </span>
        }
        actions={of.mayEdit && !editing && <Button onClick={() => setEditing(true)}>{t('idea.edit')}</Button>}
      />
      {editing ? <IdeaEdit of={of} onClose={() => setEditing(false)} /> : <Told of={of} />}
    </div>
  )
}

function Told({ of }: { of: IdeaDetail }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [outcome, setOutcome] = useState<IdeaOutcome | null>(null)
  const object = { kind: 'training.idea', id: of.id }
  const place = [
    of.chainCode === null ? null : (
      <PageLink key="chain" href={paths.chain(of.chainCode)}>
        {of.chainName}
      </PageLink>
    ),
    of.node === null ? null : <span key="node">{of.node.name}</span>,
    of.class === null ? null : (
      <PageLink key="class" href={paths.trainingClass(of.class.id)}>
        {of.class.title}
      </PageLink>
    ),
    of.topics.length === 0 ? null : (
      <span key="topics">{of.topics.map(({ name }) => name).join(format.comma)}</span>
    ),
  ].filter((part) => part !== null)
  return (
    <>
      <Section title={t('idea.content')}>
        <p className={styles.text}>{of.text}</p>
        {place.length > 0 && <p className={`${styles.faint} ${styles.rowHead}`}>{place}</p>}
      </Section>
      {of.seesSteps && (
        <Section title={t('idea.handling')}>
          <WorkflowBar object={object} />
          <WorkflowActions
            object={object}
            own={{ adopt: () => setOutcome('adopted'), decline: () => setOutcome('notAdopted') }}
          />
        </Section>
      )}
      <Section title={t('idea.reply.title')}>
        {of.reply === null ? (
          <p className={styles.faint}>{t('idea.reply.none')}</p>
        ) : (
          <>
            <p className={styles.text}>{of.reply}</p>
            <p className={styles.faint}>
              {t('idea.reply.by', {
                name: of.repliedBy,
                day: of.repliedOn === null ? '' : format.day(of.repliedOn),
              })}
            </p>
          </>
        )}
      </Section>
      <TasksOfIdea of={of} />
      <MergeIdeas of={of} />
      {of.seesSteps && (
        <Section title={t('idea.steps')}>
          <WorkflowHistory object={object} />
        </Section>
      )}
      {outcome !== null && <ReplyDialog of={of} outcome={outcome} onClose={() => setOutcome(null)} />}
    </>
  )
}
