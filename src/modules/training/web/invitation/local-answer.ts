/** What the invited typed and did not send yet. */
export interface LocalAnswer {
  accepts: boolean
  talk: string | null
  answerNote: string | null
}

const keyOf = (token: string): string => `training.invitation:${token}`

/** Keeps it in this tab alone: whoever has no account has no drafts on the server. */
export const localAnswer = (token: string) => ({
  read: (): Partial<LocalAnswer> => {
    try {
      return JSON.parse(sessionStorage.getItem(keyOf(token)) ?? '{}') as Partial<LocalAnswer>
    } catch {
      return {}
    }
  },
  keep: ({ accepts, talk, answerNote }: LocalAnswer): void => {
    try {
      sessionStorage.setItem(keyOf(token), JSON.stringify({ accepts, talk, answerNote }))
    } catch {
      // A browser that keeps nothing still sends the answer.
    }
  },
  forget: (): void => sessionStorage.removeItem(keyOf(token)),
})
