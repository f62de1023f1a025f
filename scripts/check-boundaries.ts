import { createRequire } from 'node:module'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

/** Fewer modules than this means the tool saw nothing, which it reports as success. */
const fewestModules = 100

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { options, ...ruleSet } = configuration
const result = await cruise(['src'], { ...options, ruleSet, validate: true })
const { modules, summary } = result.output as ICruiseResult

const own = modules.filter((module) => module.source.startsWith('src/'))
const arrows = own.reduce(
  (sum, module) => sum + module.dependencies.filter((to) => to.resolved.startsWith('src/')).length,
  0,
)
for (const violation of summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`)
}
if (own.length < fewestModules || arrows < fewestModules) {
  console.error(`only ${own.length} modules and ${arrows} arrows were seen: the check itself is broken`)
  process.exitCode = 1
} else if (summary.violations.length > 0) {
  process.exitCode = 1
} else {
  console.log(`boundaries hold: ${own.length} modules, ${arrows} arrows`)
}
