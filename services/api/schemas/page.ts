import Type from 'typebox'

/** Roles that may see named case data. */
export const caseWorkers = ['case-manager', 'team-lead'] as const

/** Roles that have tasks; each sees those of its own groups. */
export const taskWorkers = [
  ...caseWorkers,
  'authority-officer',
  'coordination',
  'data-protection',
] as const

export const Page = Type.Object({
  page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
  size: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
})
