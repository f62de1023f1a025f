/** What a thread that serves tasks says: a question, or the result of its task. */
export type FromThread =
  | { readonly kind: 'ask'; readonly number: number; readonly question: unknown }
  | { readonly kind: 'result'; readonly result: unknown }

/** What it hears: a task, one at a time, and answers to what it asked. */
export type ToThread =
  | { readonly kind: 'task'; readonly task: unknown }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
