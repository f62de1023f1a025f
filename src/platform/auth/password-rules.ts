import type { AuthSettings } from './settings.ts'

/** What is wrong with a password somebody chose; `reused` needs the stored hashes and is found by the service. */
export type PasswordProblem = 'tooShort' | 'tooLong' | 'tooFewKinds' | 'containsUsername' | 'reused'

const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}\s]/u]

/** Shorter user names are found in many good passwords by chance. */
const minNameLength = 3

/** Everything that the text of a password is refused for, in a fixed order; empty when it is good. */
export function passwordProblems(
  password: string,
  username: string,
  rules: AuthSettings['password'],
): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  const length = [...password].length
  if (length < rules.minLength) problems.push('tooShort')
  if (length > rules.maxLength) problems.push('tooLong')
  if (kinds.filter((kind) => kind.test(password)).length < rules.minKinds) problems.push('tooFewKinds')
  const name = username.toLowerCase()
  if (name.length >= minNameLength && password.toLowerCase().includes(name)) problems.push('containsUsername')
  return problems
}

/** Whether a password must be changed: it is temporary, or older than the rules allow. */
export function passwordChangeDue(
  login: { mustChange: boolean; passwordChangedAt: Date },
  now: Date,
  rules: AuthSettings['password'],
): boolean {
  return (
    login.mustChange || now.getTime() - login.passwordChangedAt.getTime() >= rules.maxAgeDays * 86_400_000
  )
}
