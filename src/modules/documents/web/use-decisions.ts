import { useQueryClient } from '@tanstack/react-query'
import { App, type FormInstance } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import type { Fact } from '../contract.ts'

/** What a person decides about a fact. */
export type Decision =
  | { kind: 'confirm' }
  | { kind: 'correct'; args: Record<string, unknown>; reason: string }
  | { kind: 'reject'; reason: string }
  | { kind: 'reopen' }

/** A decision that met one made by somebody else meanwhile. */
export type Clash = { decision: Decision; theirs: Fact; form: FormInstance | undefined }

const doneWord = {
  confirm: 'facts.confirmed',
  correct: 'facts.corrected',
  reject: 'facts.rejected',
  reopen: 'facts.reopened',
} as const

type Task = { fact: Pick<Fact, 'id' | 'lockVersion'>; decision: Decision }

function send({ fact: { id, lockVersion }, decision }: Task): Promise<Fact> {
  const target = { id, lockVersion }
  switch (decision.kind) {
    case 'confirm':
      return api.documents.confirmFact(target)
    case 'correct':
      return api.documents.correctFact({ ...target, args: decision.args, reason: decision.reason })
    case 'reject':
      return api.documents.rejectFact({ ...target, reason: decision.reason })
    case 'reopen':
      return api.documents.reopenFact(target)
  }
}

/**
 * Decides facts one by one. When somebody decided meanwhile, `clash` holds both versions until the person takes one.
 *
 * @param onDecided called with the fact as it now stands and what was decided.
 */
export function useDecisions(onDecided: (fact: Fact, decision: Decision) => void) {
  const { t } = useTranslation('documents')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [clash, setClash] = useState<Clash | null>(null)
  const write = useWrite(send, { done: false, quietConflict: true })

  const decide = (fact: Task['fact'], decision: Decision, form?: FormInstance) => {
    if (write.isPending) return
    setClash(null)
    write.mutate(
      { fact, decision },
      {
        onSuccess: (after) => {
          clearDraftOf(form)
          void message.success(t(doneWord[decision.kind]))
          onDecided(after, decision)
        },
        onError: (error) => {
          if (isConflict(error)) void readTheirs(fact.id, decision, form)
        },
      },
    )
  }

  async function readTheirs(id: string, decision: Decision, form: FormInstance | undefined): Promise<void> {
    setClash({ decision, form, theirs: await api.documents.getFact({ id }) })
  }

  const takeTheirs = () => {
    clearDraftOf(clash?.form)
    setClash(null)
    void client.invalidateQueries({ queryKey: ['documents'] })
  }

  /** A fact decided by somebody else is reopened first, so that the history tells both decisions. */
  const takeMine = async () => {
    if (clash === null) return
    const { theirs, decision, form } = clash
    if (decision.kind === 'reopen' && theirs.state === 'suggested') return takeTheirs()
    const open =
      theirs.state === 'suggested' || decision.kind === 'reopen'
        ? theirs
        : await write.mutateAsync({ fact: theirs, decision: { kind: 'reopen' } })
    decide(open, decision, form)
  }

  return { decide, busy: write.isPending, clash, takeTheirs, takeMine }
}
