import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { fairContract } from './contract/fair.ts'
import * as entries from './service/fair/entries.ts'
import * as files from './service/fair/fair-export.ts'
import * as fairs from './service/fair/fairs.ts'
import * as results from './service/fair/results.ts'

/** Binds the fairs of the contract to the services. */
export function fairHandlers() {
  const os = implement(fairContract).$context<ServerContext>().use(withData)
  return {
    listFairs: os.listFairs.handler(({ context, input }) => fairs.listFairs(context, input)),
    exportFairs: os.exportFairs.handler(({ context, input }) => files.exportFairs(context, input)),
    getFair: os.getFair.handler(({ context, input }) => fairs.getFair(context, input.id)),
    addFair: os.addFair.handler(({ context, input }) => fairs.addFair(context, input)),
    updateFair: os.updateFair.handler(({ context, input }) => fairs.updateFair(context, input)),
    removeFair: os.removeFair.handler(({ context, input }) => fairs.removeFair(context, input)),
    compareFair: os.compareFair.handler(({ context, input }) => fairs.compareFair(context, input.id)),
    listFairNeeds: os.listFairNeeds.handler(({ context, input }) => entries.listFairNeeds(context, input.id)),
    listFairEntries: os.listFairEntries.handler(({ context, input }) =>
      entries.listFairEntries(context, input),
    ),
    exportFairEntries: os.exportFairEntries.handler(({ context, input }) =>
      files.exportFairEntries(context, input),
    ),
    addFairEntry: os.addFairEntry.handler(({ context, input }) => entries.addFairEntry(context, input)),
    getFairEntry: os.getFairEntry.handler(({ context, input }) => entries.getFairEntry(context, input.id)),
    updateFairEntry: os.updateFairEntry.handler(({ context, input }) =>
      entries.updateFairEntry(context, input),
    ),
    removeFairEntry: os.removeFairEntry.handler(({ context, input }) =>
      entries.removeFairEntry(context, input),
    ),
    engageAtFair: os.engageAtFair.handler(({ context, input }) => entries.engageAtFair(context, input)),
    listFairResults: os.listFairResults.handler(({ context, input }) =>
      results.listFairResults(context, input),
    ),
    exportFairResults: os.exportFairResults.handler(({ context, input }) =>
      files.exportFairResults(context, input),
    ),
    addFairResult: os.addFairResult.handler(({ context, input }) => results.addFairResult(context, input)),
    updateFairResult: os.updateFairResult.handler(({ context, input }) =>
      results.updateFairResult(context, input),
    ),
    removeFairResult: os.removeFairResult.handler(({ context, input }) =>
      results.removeFairResult(context, input),
    ),
  }
}
