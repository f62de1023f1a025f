export { type Auth, type AuthConfig, createAuth, type LoginLeave } from './auth.ts'
export { cookieValue, type SessionCall } from './call.ts'
export { oidcProvider, sessionPath } from './names.ts'
export { findLogin, hasDemoLogins } from './queries.ts'
export { sessionRoutes } from './routes.ts'
export { keptSecret } from './secret.ts'
export {
  createLogin,
  disableLogin,
  enableLogin,
  loginFacts,
  type NewLogin,
  resetLogin,
  revokeSessionsOf,
  unlinkOidc,
  unlockLogin,
} from './service/logins.ts'
export { finishOidc, startOidc } from './service/oidc.ts'
export { currentSession, noteActivity } from './service/sessions.ts'
