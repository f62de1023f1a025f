import { useRef, useState } from 'react'
import { ApiError } from '#platform/http/client.ts'
import { api } from '#web/api.ts'
import type { AnsweringForm, Answers } from '../../contract/index.ts'

export type Kept = 'yes' | 'saving' | 'failed' | 'elsewhere'

/** Where the open address keeps what is begun: in this browser alone. */
const localKey = (token: string): string => `answering:${token}`

/** What this browser kept of an open address; nothing that cannot be read stops the page. */
export function localAnswers(token: string): Answers {
  try {
    return JSON.parse(localStorage.getItem(localKey(token)) ?? '{}') as Answers
  } catch {
    return {}
  }
}

/** Keeps answers step by step and hands them in; saving of a step waits for the one before it. */
export function useKeeping(form: AnsweringForm, token: string) {
  const version = useRef(form.savedVersion)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const [kept, setKept] = useState<Kept>('yes')
  const [done, setDone] = useState(false)

  const noteFailure = (error: unknown) =>
    setKept(
      error instanceof ApiError && error.body.reason === 'training.answering.elsewhere'
        ? 'elsewhere'
        : 'failed',
    )

  const inLine = <T>(work: () => Promise<T>): Promise<T | null> => {
    const next = line.current.then(work).catch((error: unknown) => {
      noteFailure(error)
      return null
    })
    line.current = next
    return next
  }

  return {
    kept,
    done,
    save(answers: Answers): void {
      if (!form.isKept) {
        localStorage.setItem(localKey(token), JSON.stringify(answers))
        return
      }
      setKept('saving')
      void inLine(async () => {
        const saved = await api.training.saveAnswers({ token, answers, savedVersion: version.current })
        version.current = saved.savedVersion
        setKept('yes')
      })
    },
    /** Gives what the server says is wrong, null when it was handed in or failed otherwise. */
    async handIn(answers: Answers): Promise<void> {
      setKept('saving')
      await inLine(async () => {
        await api.training.handInAnswers({ token, answers, savedVersion: version.current })
        localStorage.removeItem(localKey(token))
        setKept('yes')
        setDone(true)
      })
    },
  }
}
