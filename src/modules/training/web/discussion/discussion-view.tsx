import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { RaiseFromResearch } from '#modules/matters/web/raise-actions.tsx'
import { Allowed } from '#web/allowed.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import type { DiscussionDetail, Finding } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { RemoveDiscussion } from '../removals.tsx'
import styles from './discussion.module.css'

/** One discussion or visit with its findings; each can become a problem. */
export function DiscussionView({ id }: { id: string }) {
  const discussion = useQuery(trainingQueries.discussion(id))
  return (
    <QueryView query={discussion} rows={8}>
      {(data) => <Loaded key={data.id} discussion={data} />}
    </QueryView>
  )
}

function Loaded({ discussion }: { discussion: DiscussionDetail }) {
  const { t } = useTranslation('training')
  const go = useGo()
  const { enterprise, trainingClass } = discussion
  return (
    <div>
      <PageHeader
        title={discussion.title}
        back={{ href: paths.discussions(), label: t('discussion.title') }}
        sub={[t(`discussion.kind.${discussion.kind}`), discussion.heldOn, discussion.chainName]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <Allowed right="training.discussion.edit">
            <RemoveDiscussion of={discussion} onDone={() => go(paths.discussions())} />
            <Button onClick={() => go(paths.editDiscussion(discussion.id))}>{t('discussion.edit')}</Button>
          </Allowed>
        }
      />
      <KeyValue
        items={[
          { label: t('discussion.field.host'), value: discussion.host.name },
          { label: t('discussion.field.place'), value: discussion.place },
          {
            label: t('discussion.field.enterprise'),
            value:
              enterprise === null ? null : (
                <PageLink href={paths.enterprise(enterprise.id)}>{enterprise.name}</PageLink>
              ),
          },
          {
            label: t('discussion.field.class'),
            value:
              trainingClass === null ? null : (
                <PageLink href={paths.trainingClass(trainingClass.id)}>{trainingClass.title}</PageLink>
              ),
          },
          {
            label: t('discussion.field.participants'),
            value: discussion.participants.map(({ name }) => name).join('、'),
          },
          { label: t('discussion.field.createdBy'), value: discussion.createdByName },
          { label: t('discussion.field.summary'), value: discussion.summary },
        ]}
      />
      <Section title={t('discussion.field.findings')}>
        {discussion.findings.length === 0 && <p className={styles.faint}>{t('discussion.finding.none')}</p>}
        <ol className={styles.findings}>
          {discussion.findings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} chainCode={discussion.chainCode} />
          ))}
        </ol>
      </Section>
    </div>
  )
}

function FindingItem({ finding, chainCode }: { finding: Finding; chainCode: string | null }) {
  const { t } = useTranslation('training')
  return (
    <li>
      <p>{finding.text}</p>
      <p className={styles.marks}>
        {finding.node !== null && chainCode !== null && (
          <PageLink href={paths.chain(chainCode, { node: finding.node.code })}>{finding.node.name}</PageLink>
        )}
        {finding.problems.length > 0 && <span>{t('discussion.finding.problems')}</span>}
        {finding.problems.map(({ id, title, href }) =>
          href === null ? (
            <span key={id}>{title}</span>
          ) : (
            <PageLink key={id} href={href}>
              {title}
            </PageLink>
          ),
        )}
        <RaiseFromResearch id={finding.id} />
      </p>
    </li>
  )
}
