import { mattersHosts } from '#modules/matters/index.ts'
import { trainingHosts } from '#modules/training/index.ts'
import type { AttachmentHost } from '#platform/files/attachments.ts'

/** Which kinds of objects take files, and who may attach them. */
export const attachmentHosts: Record<string, AttachmentHost> = { ...mattersHosts, ...trainingHosts }
