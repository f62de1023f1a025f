/** Knowledge flows one way: core ← platform ← modules ← server | cli | web; among modules along the picture's arrows. */
const order = ['directory', 'access', 'documents', 'chains', 'matters', 'governance', 'talent', 'training']
const tests = '\\.(test|db\\.test)\\.tsx?$|/testing/'

const againstArrow = order.flatMap((module, index) => {
  const later = order.slice(index + 1)
  if (later.length === 0) return []
  return [
    {
      name: `${module}-knows-no-later-module`,
      severity: 'error',
      comment:
        'A module knows those before it: directory ◄ access ◄ documents ◄ chains ◄ matters ◄ governance ◄ talent ◄ training.',
      from: { path: `^src/modules/${module}/` },
      to: { path: `^src/modules/(${later.join('|')})/` },
    },
  ]
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-stands-alone',
      severity: 'error',
      comment: 'core is arithmetic on plain data: no other layer, no package, no Node module.',
      from: { path: '^src/core/', pathNot: tests },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|server|cli|web|demo)/' },
    },
    {
      name: 'modules-know-no-shell',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '/web/' },
      to: { path: '^src/(server|cli|web|demo)/' },
    },
    {
      name: 'nobody-knows-the-command-line',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'server-knows-no-web',
      severity: 'error',
      from: { path: '^src/(server|demo)/' },
      to: { path: '^src/web/|/web/' },
    },
    {
      name: 'modules-speak-through-index',
      severity: 'error',
      comment: 'From outside, a module is its index and its contract (and, for pages, its web folder).',
      from: { path: '^src/modules/([^/]+)/' },
      to: {
        path: '^src/modules/([^/]+)/',
        pathNot: [
          '^src/modules/$1/',
          '^src/modules/[^/]+/(index\\.ts|contract\\.ts|contract/|web/|testing/)',
        ],
      },
    },
    {
      name: 'browser-gets-no-server-code',
      severity: 'error',
      from: { path: '^src/web/|^src/modules/[^/]+/web/|^src/modules/[^/]+/contract(\\.ts|/)' },
      to: {
        path: '^src/(server|cli|demo|platform)/|^src/modules/',
        pathNot: [
          '/web/',
          '/contract(\\.ts|/)',
          '^src/modules/contract\\.ts',
          '^src/modules/audit-words/',
          '^src/platform/http/client\\.ts',
          // What both sides read: descriptions of tables and sentences, without a database or Node.
          '^src/platform/words\\.ts',
          '^src/platform/bulk/description\\.ts',
          '^src/platform/list/description\\.ts',
          '^src/platform/tabular/description/',
          '^src/platform/list/sum-words\\.ts',
          '^src/platform/search/reading\\.ts',
          '^src/platform/tabular/read/finding\\.ts',
          '^src/platform/tabular/write/value-words\\.ts',
        ],
      },
    },
    {
      name: 'web-app-is-the-top',
      severity: 'error',
      from: { path: '^src/modules/|^src/web/(ui|api)' },
      to: { path: '^src/web/app/', pathNot: '^src/web/app/thread/' },
    },
    ...againstArrow,
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
}
