import { permissionsOf, rightsMatrixOf, roles } from '../src/modules/access/index.ts'
import { contract } from '../src/modules/contract.ts'
import { listEndpoints } from '../src/platform/http/endpoints.ts'

const scopeNames: Record<string, string> = {
  self: 'self',
  ownOrg: 'org',
  subtree: 'tree',
  ownChains: 'chains',
  region: 'region',
  city: 'city',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** `docs/rights.md`: which role may call which endpoint, from the contract and the roles as they come. */
export function rightsPage(): string {
  const stored = roles.map((role) => ({ ...role, permissions: permissionsOf(role) }))
  const matrix = rightsMatrixOf(stored, listEndpoints(contract))
  const modules = [...Map.groupBy(matrix.endpoints, (endpoint) => endpoint.module)]
  return [
    '# Rights',
    '',
    'Generated from the contract and the roles by `npm run generate`. Read it in review; never edit it.',
    '',
    'Below each endpoint stand the roles that may call it and how far each reaches: `self` what is tied to the person,',
    '`org` the own organisation, `tree` it and all below, `chains` the chains of the grant, `region` its region and all',
    'below, `city` everything. Any other role is refused with 403. Endpoints open to everybody name no role.',
    '',
    '## Roles',
    '',
    row(['code', 'name', 'kind', 'for']),
    row(['---', '---', '---', '---']),
    ...roles.map((role) => row([`\`${role.code}\``, role.name, role.kind, role.descriptionEn])),
    ...modules.flatMap(([module, endpoints]) => [
      '',
      `## ${module}`,
      '',
      ...endpoints.flatMap((endpoint) => [
        `- \`${endpoint.method} ${endpoint.path}\` ${endpoint.summary} (\`${endpoint.right}\`)`,
        ...holders(endpoint.scopes),
      ]),
    ]),
    '',
    '## Permissions by role',
    '',
    ...roles.flatMap((role) => [
      `- \`${role.code}\`: ${permissionsOf(role)
        .map(({ permission, scope }) => `${permission} (${scopeNames[scope]})`)
        .sort()
        .join(', ')}`,
    ]),
    '',
  ].join('\n')
}

function holders(scopes: Record<string, readonly string[]>): string[] {
  const cells = Object.entries(scopes).map(
    ([code, kinds]) => `${code} ${kinds.map((kind) => scopeNames[kind]).join('+')}`,
  )
  return cells.length === 0 ? [] : [`  - ${cells.join(', ')}`]
}
