import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RaiseFromResearch } from '#modules/matters/web/raise-actions.tsx'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { AnswerGroup, QuestionResult, SurveyDetail } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { AnswerList } from './answer-list.tsx'
import { DecideForm, MergeForm, useDecide } from './group-forms.tsx'
import styles from './survey.module.css'

/** Open answers by meaning: what a method proposed and a person decides on. */
export function GroupsPart({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const results = useQuery(trainingQueries.surveyResults(survey.id))
  return (
    <QueryView query={results}>
      {(data) =>
        data.answered === null || survey.state !== 'closed' ? (
          <EmptyState
            title={t('survey.group.empty')}
            text={
              survey.state === 'closed'
                ? t('survey.results.hidden', { minimum: data.minimumSample })
                : t('survey.group.notClosed')
            }
          />
        ) : (
          <>
            <p className={styles.faint}>{t('survey.group.help')}</p>
            {data.questions
              .filter(({ kind }) => kind === 'open')
              .map((question) => (
                <QuestionGroups key={question.id} question={question} />
              ))}
          </>
        )
      }
    </QueryView>
  )
}

function QuestionGroups({ question }: { question: QuestionResult }) {
  const { t } = useTranslation('training')
  const { message } = App.useApp()
  const client = useQueryClient()
  const groups = useQuery(trainingQueries.answerGroups(question.id))
  const ask = useWrite(api.training.askForGroups, {
    done: false,
    onDone: () => void message.success(t('survey.group.asked')),
  })
  const [shown, setShown] = useState<string | null>(null)
  const [rest, setRest] = useState(false)
  return (
    <Section
      title={question.text}
      note={question.grouping === 'asked' ? t('survey.group.working') : undefined}
    >
      <QueryView query={groups}>
        {(data) => {
          const decided = data.groups.some(
            ({ state, lockVersion }) => state !== 'proposed' || lockVersion > 1,
          )
          return (
            <>
              {question.grouping === 'asked' ? (
                <Button onClick={() => void client.invalidateQueries({ queryKey: ['training'] })}>
                  {t('survey.group.refresh')}
                </Button>
              ) : (
                !decided && (
                  <Allowed right="training.survey.edit">
                    <Button loading={ask.isPending} onClick={() => ask.mutate({ id: question.id })}>
                      {t(data.groups.length === 0 ? 'survey.group.ask' : 'survey.group.askAgain')}
                    </Button>
                  </Allowed>
                )
              )}
              {data.groups.map((group) => (
                <Group
                  key={group.id}
                  group={group}
                  others={data.groups.filter(({ id }) => id !== group.id)}
                  shown={shown === group.id}
                  onShow={(open) => setShown(open ? group.id : null)}
                />
              ))}
              {data.groups.length > 0 && data.rest > 0 && (
                <article className={styles.group}>
                  <div className={styles.groupHead}>
                    <strong>{t('survey.group.rest')}</strong>
                    <span>{t('survey.group.size', { count: data.rest })}</span>
                    <Button size="small" onClick={() => setRest(!rest)}>
                      {t(rest ? 'survey.group.hide' : 'survey.group.show')}
                    </Button>
                  </div>
                  {rest && <AnswerList questionId={question.id} group={null} />}
                </article>
              )}
            </>
          )
        }}
      </QueryView>
    </Section>
  )
}

const tones = { proposed: 'plain', confirmed: 'ok', setAside: 'plain' } as const

function Group({
  group,
  others,
  shown,
  onShow,
}: {
  group: AnswerGroup
  others: readonly AnswerGroup[]
  shown: boolean
  onShow: (open: boolean) => void
}) {
  const { t } = useTranslation('training')
  const [form, setForm] = useState<'decide' | 'merge' | null>(null)
  const decide = useDecide(group)
  return (
    <article className={styles.group} aria-label={group.name}>
      <div className={styles.groupHead}>
        <strong>{group.name}</strong>
        <span>{t('survey.group.size', { count: group.size })}</span>
        <Chip tone={tones[group.state]}>{t(`survey.group.state.${group.state}`)}</Chip>
      </div>
      <p className={styles.faint}>{t('survey.group.example', { text: group.example })}</p>
      {group.problems.length > 0 && (
        <p>
          {t('survey.group.problems')}：
          {group.problems.map(({ id, title, href }) =>
            href === null ? (
              <span key={id}>{title ?? id}</span>
            ) : (
              <PageLink key={id} href={href}>
                {title}
              </PageLink>
            ),
          )}
        </p>
      )}
      <div className={styles.groupActs}>
        <Button size="small" onClick={() => onShow(!shown)}>
          {t(shown ? 'survey.group.hide' : 'survey.group.show')}
        </Button>
        <Allowed right="training.survey.edit">
          <Button size="small" onClick={() => setForm('decide')}>
            {t('survey.group.decide')}
          </Button>
          {group.state === 'proposed' && (
            <Button size="small" loading={decide.busy} onClick={() => decide.run('setAside')}>
              {t('survey.group.setAside')}
            </Button>
          )}
          {group.state === 'setAside' && (
            <Button size="small" loading={decide.busy} onClick={() => decide.run('proposed')}>
              {t('survey.group.reopen')}
            </Button>
          )}
          {others.length > 0 && group.problems.length === 0 && (
            <Button size="small" onClick={() => setForm('merge')}>
              {t('survey.group.merge')}
            </Button>
          )}
        </Allowed>
        {group.state === 'confirmed' && <RaiseFromResearch id={group.id} />}
      </div>
      {shown && <AnswerList questionId={group.questionId} group={group} />}
      {shown && <HistoryFold kind="training.answerGroup" id={group.id} />}
      {form === 'decide' && <DecideForm key={group.id} group={group} onClose={() => setForm(null)} />}
      {form === 'merge' && (
        <MergeForm key={group.id} group={group} others={others} onClose={() => setForm(null)} />
      )}
      {decide.dialog}
    </article>
  )
}
