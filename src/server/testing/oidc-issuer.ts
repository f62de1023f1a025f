import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** A real OpenID provider on this machine, standing for the provincial platform. */
export interface OidcIssuer {
  issuer: string
  clientId: string
  clientSecret: string
  /**
   * Does in the provider's pages what a person does who logs in there.
   *
   * @param start the address our server sent the browser to.
   * @returns the address the provider sends it back to, with code and state.
   */
  logIn(start: string, person: string): Promise<string>
  close(): Promise<void>
}

/** @param redirectUri our call-back, the only one the provider sends people to. */
export async function startOidcIssuer(redirectUri: string): Promise<OidcIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const client = { clientId: 'shuanglian', clientSecret: 'client-secret-of-the-test' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['cookie key of the test'] },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'staff_no'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, staff_no: `staff-${id}` }),
    }),
    // Its own staff agree to nothing anew.
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    ...client,
    async logIn(start, person) {
      const cookies = new Map<string, string>()
      let url = start
      for (let step = 0; step < 12; step += 1) {
        if (!url.startsWith(issuer)) return url
        const isForm = url.includes('/interaction/')
        const response = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(isForm
            ? { method: 'POST', body: new URLSearchParams({ prompt: 'login', login: person, password: 'x' }) }
            : {}),
        })
        for (const line of response.headers.getSetCookie()) {
          const pair = line.split(';')[0]!
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const location = response.headers.get('location')
        if (location === null)
          throw new Error(`the provider answered ${response.status}: ${await response.text()}`)
        url = new URL(location, url).href
      }
      throw new Error('the provider never came to an end')
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
