import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { talentContract } from './contract/index.ts'
import * as directories from './service/directory/directories.ts'
import * as directoryEntries from './service/directory/entries.ts'
import { exportDual, getNodeHeat, listDual } from './service/dual/dual.ts'
import { listMajors } from './service/major/majors.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes() {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

    listDual: os.listDual.handler(({ context, input }) => listDual(context, input)),
    exportDual: os.exportDual.handler(({ context, input }) => exportDual(context, input)),
    getNodeHeat: os.getNodeHeat.handler(({ context, input }) =>
      getNodeHeat(context, input.chainCode, input.nodeCode),
    ),

    listDirectories: os.listDirectories.handler(({ context }) => directories.listDirectories(context)),
    getDirectory: os.getDirectory.handler(({ context, input }) =>
      directories.getDirectory(context, input.id),
    ),
    draftDirectory: os.draftDirectory.handler(({ context, input }) =>
      directories.draftDirectory(context, input),
    ),
    updateDirectory: os.updateDirectory.handler(({ context, input }) =>
      directories.updateDirectory(context, input),
    ),
    publishDirectory: os.publishDirectory.handler(({ context, input }) =>
      directories.publishDirectory(context, input.id, input.lockVersion),
    ),
    listDirectoryEntries: os.listDirectoryEntries.handler(({ context, input }) =>
      directoryEntries.listDirectoryEntries(context, input),
    ),
    getDirectoryEntry: os.getDirectoryEntry.handler(({ context, input }) =>
      directoryEntries.getDirectoryEntry(context, input.id, input.entryId),
    ),
    adjustDirectoryEntry: os.adjustDirectoryEntry.handler(({ context, input }) =>
      directoryEntries.adjustDirectoryEntry(context, input),
    ),
    exportDirectory: os.exportDirectory.handler(({ context, input }) =>
      directoryEntries.exportDirectory(context, input),
    ),
    compareDirectories: os.compareDirectories.handler(({ context, input }) =>
      directoryEntries.compareDirectories(context, input.id, input.against),
    ),

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),
  })
}
