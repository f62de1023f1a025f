import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedRef } from '#platform/http/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { threadQueries } from './queries.ts'
import { type StoryStep, tellThread } from './tell-thread.ts'
import styles from './thread.module.css'
import { useThreadWords } from './words.ts'

/** Where an object came from and what came of it, told by days; first the direct links, further ones on demand. */
export function ThreadPanel({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const [depth, setDepth] = useState(1)
  const thread = useQuery(threadQueries.trace(kind, id, depth))
  return (
    <QueryView query={thread} rows={3}>
      {(trace) =>
        trace.links.length === 0 ? (
          <EmptyState
            title={t('thread.empty')}
            text={trace.hidden > 0 ? t('thread.hidden', { count: trace.hidden }) : t('thread.emptyHelp')}
          />
        ) : (
          <div>
            <ol className={styles.days}>
              {tellThread(trace.links).map(({ day, steps, actors }) => (
                <li key={day} className={styles.day}>
                  <div className={styles.date}>
                    <time dateTime={day}>{format.day(day)}</time>
                    <div className={styles.small}>{actors.join(t('thread.joiner'))}</div>
                  </div>
                  <ul className={styles.steps}>
                    {steps.map((step) => (
                      <Step key={step.key} step={step} self={{ kind, id }} />
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
            {trace.hidden > 0 && (
              <p className={styles.faint}>{t('thread.hidden', { count: trace.hidden })}</p>
            )}
            {trace.limited && <p className={styles.faint}>{t('thread.limited')}</p>}
            <div className="no-print">
              {depth < 3 && (
                <Button size="small" onClick={() => setDepth(depth + 1)} loading={thread.isFetching}>
                  {t('thread.further')}
                </Button>
              )}
              {depth > 1 && (
                <Button size="small" type="link" onClick={() => setDepth(1)}>
                  {t('thread.nearer')}
                </Button>
              )}
            </div>
          </div>
        )
      }
    </QueryView>
  )
}

type Self = { kind: string; id: string }

function Step({ step, self }: { step: StoryStep; self: Self }) {
  const word = useThreadWords()
  const [unfolded, setUnfolded] = useState<'from' | 'to' | null>(null)
  const side = (name: 'from' | 'to') => (
    <Objects
      refs={step[name]}
      self={self}
      unfolded={unfolded === name}
      onUnfold={() => setUnfolded(unfolded === name ? null : name)}
    />
  )
  return (
    <li className={step.distance > 1 ? styles.far : undefined}>
      {side('from')} <span className={styles.relation}>{word('relation', step.relation)}</span> {side('to')}
      {unfolded && (
        <ul className={styles.many}>
          {step[unfolded].map((ref) => (
            <li key={`${ref.kind} ${ref.id}`}>
              <ObjectName object={ref} self={self} plain />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Objects whose names fill at most this many characters are named at once, more as a number that unfolds. */
const namedAtOnce = 90

function Objects({
  refs,
  self,
  unfolded,
  onUnfold,
}: {
  refs: NamedRef[]
  self: Self
  unfolded: boolean
  onUnfold: () => void
}) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  const first = refs[0]
  if (first === undefined) return null
  const length = refs.reduce((sum, ref) => sum + (ref.title ?? ref.id).length, 0)
  if (refs.length > 1 && length > namedAtOnce) {
    return (
      <button
        type="button"
        className={styles.unfold}
        title={t('thread.show')}
        aria-expanded={unfolded}
        onClick={onUnfold}
      >
        {t('thread.count', { kind: word('kind', first.kind), count: refs.length })}
      </button>
    )
  }
  return (
    <span>
      {refs.map((ref, index) => (
        <span key={`${ref.kind} ${ref.id}`}>
          {index > 0 && t('thread.joiner')}
          <ObjectName object={ref} self={self} plain={index > 0 && ref.kind === first.kind} />
        </span>
      ))}
    </span>
  )
}

/** An object by kind and title; `plain` leaves the kind out where it was said already. */
function ObjectName({ object, self, plain }: { object: NamedRef; self: Self; plain: boolean }) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  const kind = word('kind', object.kind)
  if (object.kind === self.kind && object.id === self.id) return <b>{t('thread.self', { kind })}</b>
  if (object.title === null) return <span className={styles.faint}>{t('thread.gone', { kind })}</span>
  // A sentence as a title would end the story's own sentence.
  const title = object.title.replace(/。$/, '')
  const titled = plain || title.includes(kind) ? title : `${kind} ${title}`
  return object.href === null ? <span>{titled}</span> : <PageLink href={object.href}>{titled}</PageLink>
}
