/** Provider id of log-ins through the provincial platform, in `identity.account` and in the call-back's address. */
export const oidcProvider = 'oidc'

/** Where our own routes stand for better-auth's: it makes the call-back's address from this. */
export const sessionPath = '/api/session'

/** Header by which we tell better-auth the caller's address; it never sees the request's own headers. */
export const addressHeader = 'x-caller-address'
