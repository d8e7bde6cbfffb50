/** Which candidate groups of a diagram a role works for. */
export const groupsOfRole: Record<string, readonly string[]> = {
  'case-manager': ['case-management'],
  'team-lead': ['case-management', 'team-lead'],
}

export const groupsOf = (role: string): readonly string[] => groupsOfRole[role] ?? []
