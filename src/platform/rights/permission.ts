/** What somebody may do, by the one grammar `module.noun.verb`: `chains.template.publish`. */
export type Permission = `${string}.${string}.${string}`

/**
 * What an endpoint asks of its caller. `public`: nothing, it is served before log-in. `signedIn`: any person with an
 * account, because the answer is about that person alone. Everything else is a permission some role must give.
 */
export type Right = 'public' | 'signedIn' | Permission

/**
 * How far a role's permission reaches, measured from the grant that gave the role to a person:
 * what is tied to the person; to the person's organisation; to it and all below it; to the chains the grant names;
 * to the region of the grant and all below it; to the whole city.
 */
export const scopeKinds = ['self', 'ownOrg', 'subtree', 'ownChains', 'region', 'city'] as const
export type ScopeKind = (typeof scopeKinds)[number]
