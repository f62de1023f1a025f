import { Button, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { DocumentDetail, Fact } from '../contract.ts'
import { DocumentText } from './document-text.tsx'
import styles from './documents.module.css'
import { FactDetail } from './fact-card.tsx'
import { FactClash } from './fact-clash.tsx'
import { CorrectFactDrawer, RejectFactDrawer } from './fact-forms.tsx'
import { FactList } from './fact-list.tsx'
import { groupByType } from './fact-marks.tsx'
import { nextOpenFact, stepFact } from './fact-order.ts'
import { documentSearch } from './search.ts'
import { type Decision, useDecisions } from './use-decisions.ts'
import { type FactKey, useFactKeys } from './use-fact-keys.ts'

/** Text and facts side by side; a person goes through the facts and decides each. */
export function DocumentWorkbench({
  document,
  factActions,
}: {
  document: DocumentDetail
  factActions: (factId: string) => ReactNode
}) {
  const { t } = useTranslation('documents')
  const phone = usePhone()
  const mayReview = useMay()('documents.fact.review')
  const frame = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useUrlState(documentSearch)
  const [form, setForm] = useState<'correct' | 'reject' | null>(null)
  const selected = search.fact ?? null
  const filter = search.show === 'open' ? 'open' : 'all'
  const facts = document.factItems.filter(
    (fact) => filter === 'all' || fact.state === 'suggested' || fact.id === selected,
  )
  const ordered = groupByType(facts).flatMap((group) => group.facts)
  const chosen = document.factItems.find((fact) => fact.id === selected)
  const select = (id: string | null) => setSearch({ fact: id ?? undefined })

  const decisions = useDecisions((after, decision) => {
    setForm(null)
    if (decision.kind !== 'reopen') select(nextOpenFact(ordered, after.id) ?? after.id)
  })

  const showText = () => {
    if (search.view === 'raw') setSearch({ view: undefined })
    requestAnimationFrame(() =>
      frame.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'center' }),
    )
  }

  useEffect(() => {
    if (selected === null || phone) return
    frame.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'center' })
  }, [selected, phone])

  const onKey = (key: FactKey) => {
    if (key === 'j' || key === 'k') return select(stepFact(ordered, selected, key === 'j' ? 1 : -1))
    if (chosen === undefined || !mayReview) return
    if (key === 'u') {
      if (chosen.state !== 'suggested') decisions.decide(chosen, { kind: 'reopen' })
    } else if (chosen.state === 'suggested') {
      if (key === 'c') decisions.decide(chosen, { kind: 'confirm' })
      else setForm(key === 'e' ? 'correct' : 'reject')
    }
  }
  useFactKeys(form === null, onKey)

  const detail = (fact: Fact) => (
    <>
      {decisions.clash?.theirs.id === fact.id && (
        <FactClash
          clash={decisions.clash}
          onTakeTheirs={decisions.takeTheirs}
          onTakeMine={() => void decisions.takeMine()}
          busy={decisions.busy}
        />
      )}
      <FactDetail
        fact={fact}
        busy={decisions.busy}
        onConfirm={() => decisions.decide(fact, { kind: 'confirm' })}
        onCorrect={() => setForm('correct')}
        onReject={() => setForm('reject')}
        onReopen={() => decisions.decide(fact, { kind: 'reopen' })}
        onShowText={showText}
        more={factActions(fact.id)}
      />
    </>
  )
  const drawer = chosen && {
    fact: chosen,
    busy: decisions.busy,
    onClose: () => setForm(null),
    onDecide: (decision: Decision, form: FormInstance) => decisions.decide(chosen, decision, form),
  }

  return (
    <div className={styles.columns}>
      {phone && document.factItems.length > 0 && (
        <Button
          className="no-print"
          onClick={() =>
            window.document.getElementById('document-facts')?.parentElement?.parentElement?.scrollIntoView()
          }
        >
          {t('facts.jump', { total: document.factItems.length, open: document.facts.suggested ?? 0 })}
        </Button>
      )}
      <DocumentText
        document={document}
        view={search.view ?? 'cleaned'}
        onView={(view) => setSearch({ view: view === 'raw' ? 'raw' : undefined })}
        selected={selected}
        onSelect={select}
        frame={frame}
      />
      <div className={styles.aside}>
        <FactList
          facts={facts}
          total={document.factItems.length}
          open={document.facts.suggested ?? 0}
          filter={filter}
          onFilter={(next) => setSearch({ show: next === 'open' ? 'open' : undefined })}
          selected={selected}
          onSelect={select}
          detail={detail}
        />
      </div>
      {drawer && form === 'correct' && <CorrectFactDrawer {...drawer} />}
      {drawer && form === 'reject' && <RejectFactDrawer {...drawer} />}
    </div>
  )
}
