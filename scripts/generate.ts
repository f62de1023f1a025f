import { readFileSync, writeFileSync } from 'node:fs'
import { packageSchema } from '../src/modules/training/package-schema.ts'
import { readCatalogue, readFunctions, schemaDump, tableTypes } from '../src/platform/db/catalogue.ts'
import { openInMemory } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { matchSummarySchema } from '../src/platform/matching/summary.ts'
import { selectionSchema } from '../src/platform/solver/selection/format.ts'
import { timetableSchema } from '../src/platform/timetabling/format.ts'
import { workflowPage } from '../src/platform/workflow/diagram.ts'
import { workflowDefinitions } from '../src/server/workflows.ts'
import { rightsPage } from './rights-page.ts'

/**
 * Writes the generated files: `db/schema.sql`, the table types, the pages of rights and of workflows, the schemas
 * of file formats. With `--check` writes nothing and fails when a file is not what it would write.
 */
async function generate(check: boolean): Promise<number> {
  const database = await openInMemory()
  await migrate(database)
  const catalogue = await readCatalogue(database.db)
  const functions = await readFunctions(database.db)
  await database.close()
  const files: [path: string, text: string][] = [
    ['db/schema.sql', schemaDump(catalogue, functions)],
    ['src/platform/db/tables.generated.ts', tableTypes(catalogue)],
    ['docs/rights.md', rightsPage()],
    ['docs/workflows.md', workflowPage(workflowDefinitions)],
    ['docs/formats/training-select.schema.json', `${JSON.stringify(selectionSchema(), null, 2)}\n`],
    ['docs/formats/course-package.schema.json', `${JSON.stringify(packageSchema(), null, 2)}\n`],
    ['docs/formats/match-summary.schema.json', `${JSON.stringify(matchSummarySchema(), null, 2)}\n`],
    ['docs/formats/training-timetable.schema.json', timetableSchema()],
  ]
  let stale = 0
  for (const [path, text] of files) {
    const current = readIfPresent(path)
    if (current === text) continue
    stale += 1
    if (check) console.error(`${path} is out of date: run npm run generate`)
    else {
      writeFileSync(path, text)
      console.log(`wrote ${path}`)
    }
  }
  return check && stale > 0 ? 1 : 0
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

process.exitCode = await generate(process.argv.includes('--check'))
