import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import { type IdeaDetail, type LikeIdea, trainingContract } from '../../contract/index.ts'
import styles from './idea.module.css'
import { LikeIdeas } from './like-ideas.tsx'

const reasonSchema = inputSchemaOf(trainingContract.mergeIdeas).pick({ reason: true })

/** Merges of an idea, and ideas like it for whoever handles it. */
export function MergeIdeas({ of }: { of: IdeaDetail }) {
  const { t } = useTranslation('training')
  const may = useMay()
  const go = useGo()
  const [into, setInto] = useState<LikeIdea | null>(null)
  const merge = useEditOf(
    api.training.mergeIdeas,
    (input, saved: IdeaDetail) => ({ ...input, stateVersion: saved.stateVersion }),
    {
      seen: of,
      live: true,
      read: () => api.training.getIdea({ id: of.id }),
      fields: [
        {
          label: t('idea.field.state'),
          tell: (one) => t(`idea.state.${one.state}`),
          entered: () => t('idea.state.merged'),
        },
        {
          label: t('idea.mergedInto'),
          tell: (one) => one.mergedInto?.title ?? null,
          entered: () => into?.title ?? null,
        },
      ],
      invalidates: [['training'], ['workflow']],
      done: t('idea.merged'),
      onDone: () => {
        if (into) go(paths.idea(into.id))
      },
      onTakeTheirs: () => setInto(null),
    },
  )
  return (
    <>
      {of.mergedInto !== null && (
        <Section title={t('idea.mergedInto')}>
          <PageLink href={paths.idea(of.mergedInto.id)}>{of.mergedInto.title}</PageLink>
        </Section>
      )}
      {of.merged.length > 0 && (
        <Section title={t('idea.mergedHere')}>
          <ul className={styles.rows}>
            {of.merged.map((one) => (
              <li key={one.id}>
                <PageLink href={paths.idea(one.id)}>{one.title}</PageLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {of.mayHandle && may('training.idea.write') && (
        <Section title={t('idea.like')}>
          <LikeIdeas
            query={{
              id: of.id,
              text: `${of.title}。${of.text}`.slice(0, 3200),
              chainCode: of.chainCode,
              nodeCode: of.node?.code ?? null,
            }}
            action={(like) =>
              like.mayOpen && (
                <Button size="small" className="no-print" onClick={() => setInto(like)}>
                  {t('idea.merge')}
                </Button>
              )
            }
          />
        </Section>
      )}
      {into !== null && (
        <ReasonDialog
          title={t('idea.mergeTitle', { number: into.number })}
          help={t('idea.mergeHelp')}
          label={t('idea.mergeReason')}
          act={t('idea.merge')}
          schema={reasonSchema}
          draft={`training.idea:${of.id}:merge`}
          busy={merge.busy}
          notice={merge.notice}
          onClose={() => setInto(null)}
          onSubmit={(reason) =>
            merge.submit({ id: of.id, intoId: into.id, stateVersion: of.stateVersion, reason })
          }
        />
      )}
    </>
  )
}
