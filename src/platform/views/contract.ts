import { z } from 'zod'
import { endpoint, instant, lockVersion } from '../http/contract.ts'

export const sharings = ['own', 'organisation', 'everybody'] as const
export type Sharing = (typeof sharings)[number]

/** A part of a list under a name: the search of its address, without the page. */
export const listView = z.object({
  id: z.uuid(),
  list: z.string(),
  name: z.string(),
  /** The search of the list's address, such as `region=341181&sort=-staff`. */
  query: z.string(),
  sharing: z.enum(sharings),
  /** With `organisation`: whose people, and those of all below it, see the view. */
  orgId: z.uuid().nullable(),
  orgName: z.string().nullable(),
  ownerName: z.string(),
  isOwn: z.boolean(),
  /** Whether the caller may change and delete it. */
  mayEdit: z.boolean(),
  updatedAt: instant,
  lockVersion: z.number().int(),
})
export type ListView = z.infer<typeof listView>

/** How the caller opens a list when nothing is asked for. */
export const listChoice = z.object({
  /** Keys of the columns in their order; null for the usual ones. */
  columns: z.array(z.string().max(60)).max(60).nullable(),
  pageSize: z.number().int().min(1).max(200).nullable(),
  defaultViewId: z.uuid().nullable(),
})
export type ListChoice = z.infer<typeof listChoice>

const list = z.object({ list: z.string().regex(/^[a-z]{2,30}\.[a-zA-Z]{2,29}$/) })

const viewFields = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(2000),
  sharing: z.enum(sharings),
  /** Needed with `organisation`, and only there. */
  orgId: z.uuid().nullable().default(null),
})

const sharedWithOne = {
  check: ({ sharing, orgId }: { sharing: Sharing; orgId: string | null }) =>
    (sharing === 'organisation') === (orgId !== null),
  options: { path: ['orgId'], error: 'an organisation belongs to a view that is shared with one' },
}

/** What a person says of a view. */
export const viewInput = viewFields.refine(sharedWithOne.check, sharedWithOne.options)
export type ViewInput = z.infer<typeof viewInput>

const tags = ['views']

export const viewsContract = {
  listViews: endpoint('signedIn', {
    method: 'GET',
    path: '/lists/{list}/views',
    tags,
    summary: 'Views of a list that the caller saved or is shared with, and how the caller opens it',
  })
    .input(list)
    .output(
      z.object({
        views: z.array(listView),
        choice: listChoice,
        /** With whom the caller may share: the own organisation, everybody. */
        own: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        mayShare: z.array(z.enum(sharings)),
      }),
    ),
  createView: endpoint('signedIn', {
    method: 'POST',
    path: '/lists/{list}/views',
    tags,
    summary: 'Save a view; to share it needs `platform.view.share` there',
    successStatus: 201,
  })
    .input(viewFields.extend(list.shape).refine(sharedWithOne.check, sharedWithOne.options))
    .output(listView),
  updateView: endpoint('signedIn', {
    method: 'PUT',
    path: '/views/{id}',
    tags,
    summary: 'Change a view: one’s own, or a shared one with `platform.view.share` there',
  })
    .input(
      viewFields.extend({ id: z.uuid(), lockVersion }).refine(sharedWithOne.check, sharedWithOne.options),
    )
    .output(listView),
  removeView: endpoint('signedIn', {
    method: 'POST',
    path: '/views/{id}/remove',
    tags,
    summary: 'Delete a view into the recycle bin',
  })
    .input(z.object({ id: z.uuid(), lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id: z.uuid() })),
  chooseForList: endpoint('signedIn', {
    method: 'PUT',
    path: '/lists/{list}/choice',
    tags,
    summary: 'How the caller opens a list when nothing is asked for',
  })
    .input(list.extend(listChoice.partial().shape))
    .output(listChoice),
}
