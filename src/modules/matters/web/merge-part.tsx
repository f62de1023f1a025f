import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type LikeProblem, mattersContract, type ProblemDetail } from '../contract/index.ts'
import { LikeList } from './like-list.tsx'
import styles from './matters.module.css'
import { RefName } from './names.tsx'

const reasonSchema = inputSchemaOf(mattersContract.mergeProblems).pick({ reason: true })

/** Likely doubles and the merges of a problem: into another, and of others into it. */
export function MergePart({ problem }: { problem: ProblemDetail }) {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [into, setInto] = useState<LikeProblem | null>(null)
  const merge = useWrite(api.matters.mergeProblems, {
    onDone: () => {
      if (into) go(paths.problem(into.id))
    },
  })
  if (problem.mergedInto !== null) {
    return (
      <Section title={t('problemState.merged')}>
        {t('detail.mergedInto')}
        <RefName of={problem.mergedInto} />
      </Section>
    )
  }
  return (
    <>
      {problem.merged.length + problem.mergedHidden > 0 && (
        <Section title={t('detail.merged')}>
          <ul className={styles.rows}>
            {problem.merged.map((one) => (
              <li key={one.id} className={styles.row}>
                <PageLink href={paths.problem(one.id)}>{one.title}</PageLink>{' '}
                <span className={styles.faint}>{one.reason}</span>
              </li>
            ))}
          </ul>
          {problem.mergedHidden > 0 && (
            <p className={styles.faint}>{t('detail.mergedHidden', { count: problem.mergedHidden })}</p>
          )}
        </Section>
      )}
      {problem.state !== 'closed' && (
        <Section title={t('detail.like')} note={t('detail.likeNote')}>
          <LikeList
            query={{
              id: problem.id,
              text: `${problem.title}。${problem.problem}`,
              chainCode: problem.chainCode,
              nodeCode: problem.node?.code ?? null,
              enterpriseId: problem.enterprise?.id ?? null,
            }}
            action={(like) =>
              problem.mayMerge && (
                <Button size="small" className="no-print" onClick={() => setInto(like)}>
                  {t('detail.merge')}
                </Button>
              )
            }
          />
        </Section>
      )}
      {into && (
        <ReasonDialog
          title={t('detail.mergeTitle', { number: into.number })}
          help={t('detail.mergeHelp')}
          label={t('field.reason')}
          act={t('detail.mergeAct')}
          schema={reasonSchema}
          busy={merge.isPending}
          onClose={() => setInto(null)}
          onSubmit={(reason) =>
            merge.mutate({ id: problem.id, intoId: into.id, stateVersion: problem.stateVersion, reason })
          }
        />
      )}
    </>
  )
}
