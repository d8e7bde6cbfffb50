/**
 * Who may call a route. Every route declares exactly one role in its fastify `config`;
 * start-up refuses a route without one. Staff roles come from the directory.
 */
export const staffRoles = [
  'case-manager',
  'team-lead',
  'process-owner',
  'coordination',
  'data-protection',
  'agency',
  'authority-officer',
] as const

export type StaffRole = (typeof staffRoles)[number]

/** `public`: anyone; `staff`: anyone signed in; `machine`: an organisation's token or signature. */
export type RouteRole = 'public' | 'staff' | 'machine' | readonly (StaffRole | 'machine')[]

declare module 'fastify' {
  interface FastifyContextConfig {
    role?: RouteRole
  }
}
