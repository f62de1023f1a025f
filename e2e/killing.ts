/** Logs in as an account of the demo city; gives what its requests carry. */
export async function logIn(url: string, username: string): Promise<Record<string, string>> {
  const options = await fetch(`${url}/api/session/options`)
  const { demoAccounts } = (await options.json()) as {
    demoAccounts: { username: string; password: string }[]
  }
  const account = demoAccounts.find((offered) => offered.username === username)
  if (account === undefined) throw new Error(`there is no demo account ${username}`)
  const answer = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ username: account.username, password: account.password }),
  })
  if (!answer.ok) throw new Error(`log-in was refused: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { cookie: cookies.join('; ') }
}

export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

export function callerOf(url: string, credentials: Record<string, string>): Call {
  return async (method, path, body) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...credentials, origin: url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}

/** Whether a request failed because the product was gone. */
export const isConnectionLost = (error: unknown): boolean =>
  error instanceof TypeError || (error as { code?: string }).code === 'ECONNRESET'

export const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** A sound social credit code made from its first seventeen characters. */
export function soundCode(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return body + alphabet[(31 - (sum % 31)) % 31]
}
