/** The provincial platform's identity provider, an OpenID Connect issuer. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button on the log-in page says. */
  label: string
  /** The claim that stands for a person for ever, such as `sub` or a staff number. */
  claim: string
  scopes: string[]
}
