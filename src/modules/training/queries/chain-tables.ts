/** Where it stands which chains a thing of the library is for. */
export const teacherChains = { table: 'training.teacher_chain', owner: 'teacher_id' } as const
export const venueChains = { table: 'training.venue_chain', owner: 'venue_id' } as const
