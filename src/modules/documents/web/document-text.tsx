import { Popover, Segmented, Switch } from 'antd'
import { type KeyboardEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentDetail, Repair } from '../contract.ts'
import { RepairNote } from './repair-note.tsx'
import styles from './text.module.css'
import { marksInCleaned, marksInRaw, splitParagraphs, type TextRun } from './text-runs.ts'

type TextView = 'cleaned' | 'raw'

/**
 * The document's text. Repairs are marked by how sure they are, sentences that gave facts are tinted, the chosen fact
 * stands out; a repair shows both sides on hover, focus or click.
 */
export function DocumentText({
  document,
  view,
  onView,
  selected,
  onSelect,
  frame,
}: {
  document: DocumentDetail
  view: TextView
  onView: (view: TextView) => void
  /** The chosen fact's id. */
  selected: string | null
  onSelect: (factId: string) => void
  frame: RefObject<HTMLDivElement | null>
}) {
  const { t } = useTranslation('documents')
  const [showMarks, setShowMarks] = useState(true)
  return (
    <section aria-labelledby="document-text">
      <div className={styles.bar}>
        <h2 id="document-text" className={styles.title}>
          {t('text.title')}
        </h2>
        <span className={`${styles.tools} no-print`}>
          <label className={styles.switch} htmlFor="mark-repairs">
            <Switch id="mark-repairs" size="small" checked={showMarks} onChange={setShowMarks} />{' '}
            {t('text.marks')}
          </label>
          <Segmented<TextView>
            size="small"
            aria-label={t('text.view')}
            value={view}
            onChange={onView}
            options={[
              { value: 'cleaned', label: t('text.cleaned') },
              { value: 'raw', label: t('text.raw') },
            ]}
          />
        </span>
      </div>
      <RepairSummary repairs={document.repairs} />
      <RepairPopover repairs={document.repairs}>
        <div ref={frame} className={`${styles.text} ${view === 'raw' ? styles.raw : ''}`}>
          {view === 'cleaned' ? (
            <CleanedText document={document} showMarks={showMarks} selected={selected} onSelect={onSelect} />
          ) : (
            <RawText document={document} showMarks={showMarks} />
          )}
        </div>
      </RepairPopover>
      <Furniture furniture={document.furniture} />
    </section>
  )
}

function CleanedText({
  document,
  showMarks,
  selected,
  onSelect,
}: {
  document: DocumentDetail
  showMarks: boolean
  selected: string | null
  onSelect: (factId: string) => void
}) {
  const paragraphs = useMemo(() => {
    const facts = document.factItems.map((fact) => ({
      start: fact.start,
      end: fact.end,
      id: `fact ${fact.id}`,
    }))
    const repairs = marksInCleaned(document.repairs, document.rawText, document.cleaned)
    return splitParagraphs(document.cleaned, [
      ...facts,
      ...repairs.map((mark) => ({ ...mark, id: `repair ${mark.id}` })),
    ])
  }, [document])
  const isTitle = (paragraph: { start: number; end: number }) =>
    document.cleaned.slice(paragraph.start, paragraph.end).trim() === document.title
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start} className={isTitle(paragraph) ? styles.titleLine : undefined}>
      {paragraph.runs.map((run) => (
        <Run
          key={run.start}
          run={run}
          repairs={document.repairs}
          showMarks={showMarks}
          selected={selected}
          onSelect={onSelect}
        />
      ))}
    </p>
  ))
}

function Run({
  run,
  repairs,
  showMarks,
  selected,
  onSelect,
}: {
  run: TextRun
  repairs: readonly Repair[]
  showMarks: boolean
  selected: string | null
  onSelect: (factId: string) => void
}) {
  const facts = idsOf(run, 'fact')
  const inner = <RepairMarks run={run} repairs={repairs} showMarks={showMarks} />
  if (facts.length === 0) return inner
  const chosen = selected !== null && facts.includes(selected)
  // A click again goes on to the next fact of the same words.
  const next = facts[(selected === null ? -1 : facts.indexOf(selected)) + 1] ?? facts[0] ?? ''
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of facts beside the text is the way by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of facts beside the text is the way by keyboard
    <span
      className={chosen ? styles.factChosen : styles.fact}
      data-chosen={chosen || undefined}
      onClick={(event) => {
        // A doubtful repair explains itself on a click and leaves the choice of fact alone.
        if (!(event.target as Element).closest('[role=button]')) onSelect(next)
      }}
    >
      {inner}
    </span>
  )
}

/** The run inside the marks of its repairs; the least sure one decides the look. */
function RepairMarks({
  run,
  repairs,
  showMarks,
}: {
  run: TextRun
  repairs: readonly Repair[]
  showMarks: boolean
}): ReactNode {
  const { t } = useTranslation('documents')
  const ids = showMarks ? idsOf(run, 'repair') : []
  const known = ids.map((id) => ({ id, state: repairs[Number(id)]?.state ?? 'certain' }))
  const first = known.find((one) => one.state !== 'certain') ?? known[0]
  if (first === undefined) return run.text
  const doubtful = first.state !== 'certain'
  const isEnd = repairs[Number(first.id)]?.end === run.end || repairs[Number(first.id)]?.rawEnd === run.end
  return (
    <span
      className={styles[first.state]}
      data-repair={known.map((one) => one.id).join(' ')}
      data-word={doubtful && isEnd ? t(`text.repairState.${first.state}`) : undefined}
      {...(doubtful ? { tabIndex: 0, role: 'button' } : {})}
    >
      {run.text}
    </span>
  )
}

function RawText({ document, showMarks }: { document: DocumentDetail; showMarks: boolean }) {
  const paragraphs = useMemo(
    () =>
      splitParagraphs(
        document.rawText,
        marksInRaw(document.repairs).map((mark) => ({ ...mark, id: `repair ${mark.id}` })),
      ),
    [document],
  )
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start}>
      {paragraph.runs.map((run) => (
        <RepairMarks key={run.start} run={run} repairs={document.repairs} showMarks={showMarks} />
      ))}
    </p>
  ))
}

function RepairSummary({ repairs }: { repairs: readonly Repair[] }) {
  const { t } = useTranslation('documents')
  // Furniture has its own section below the text.
  const inText = repairs.filter((repair) => repair.kind !== 'furniture')
  const count = (state: Repair['state']) => inText.filter((repair) => repair.state === state).length
  if (inText.length === 0) return <p className={styles.summary}>{t('text.none')}</p>
  return (
    <p className={styles.summary}>
      <span className={styles.certain}>{t('text.repairs', { count: inText.length })}</span>
      {count('inferred') > 0 && (
        <span className={styles.inferred}>{t('text.inferred', { count: count('inferred') })}</span>
      )}
      {count('unresolved') > 0 && (
        <span className={styles.unresolved}>{t('text.unresolved', { count: count('unresolved') })}</span>
      )}
    </p>
  )
}

/** One note for all marks inside: follows the pointer or the focus, stays after a click, closes on Esc. */
function RepairPopover({ repairs, children }: { repairs: readonly Repair[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<{ ids: string; left: number; top: number; width: number } | null>(null)
  const [pinned, setPinned] = useState(false)
  const markOf = (target: EventTarget): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-repair]') : null
  const show = (target: EventTarget, pin: boolean) => {
    const mark = markOf(target)
    const frame = box.current?.getBoundingClientRect()
    if (mark === null || frame === undefined) {
      if (pin || !pinned) hide()
      return
    }
    if (pinned && !pin) return
    const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
    setShown({
      ids: mark.dataset.repair ?? '',
      left: place.left - frame.left,
      top: place.top - frame.top,
      width: place.width,
    })
    setPinned(pin)
  }
  const hide = () => {
    setShown(null)
    setPinned(false)
  }
  const here = (shown?.ids.split(' ') ?? []).flatMap((id) => repairs[Number(id)] ?? [])
  const doubtful = here.filter((repair) => repair.state !== 'certain')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: doubtful marks inside are buttons; this only listens for them
    <div
      ref={box}
      className={styles.popoverFrame}
      onMouseOver={(event) => show(event.target, false)}
      onFocus={(event) => show(event.target, false)}
      onMouseLeave={() => !pinned && hide()}
      onBlur={() => !pinned && hide()}
      onClick={(event) => show(event.target, true)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') hide()
        if (event.key === 'Enter' && markOf(event.target)) show(event.target, true)
      }}
    >
      {children}
      {shown && (
        <Popover open content={<RepairNote repairs={doubtful.length > 0 ? doubtful : here} />}>
          <span
            className={styles.anchor}
            style={{ left: shown.left, top: shown.top, width: shown.width }}
            aria-hidden
          />
        </Popover>
      )}
    </div>
  )
}

function Furniture({ furniture }: { furniture: DocumentDetail['furniture'] }) {
  const { t } = useTranslation('documents')
  if (furniture.length === 0) return null
  return (
    <details className={styles.furniture}>
      <summary>
        {t('text.furniture', { count: furniture.length })}
        <span className={styles.furnitureHelp}>{t('text.furnitureHelp')}</span>
      </summary>
      <dl>
        {furniture.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes and lines may repeat
          <div key={index}>
            <dt>{isFurnitureKind(item.kind) ? t(`text.furnitureKind.${item.kind}`) : item.kind}</dt>
            <dd>{item.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const furnitureKinds = ['copyright', 'related', 'editor', 'share', 'navigation', 'meta'] as const

function isFurnitureKind(kind: string): kind is (typeof furnitureKinds)[number] {
  return furnitureKinds.some((known) => known === kind)
}

function idsOf(run: TextRun, kind: 'fact' | 'repair'): string[] {
  return run.marks.filter((mark) => mark.startsWith(`${kind} `)).map((mark) => mark.slice(kind.length + 1))
}
