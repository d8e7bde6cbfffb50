/** Which candidate groups of a diagram a role works for; an authority's officer for his own only. */
export const groupsOfRole: Record<string, readonly string[]> = {
  'authority-officer': [
    'foreigners-authority',
    'jobcenter',
    'nationality-authority',
    'social-welfare-office',
  ],
  'case-manager': ['case-management'],
  coordination: ['coordination', 'steering-group', 'working-group'],
  'data-protection': ['data-protection'],
  'team-lead': ['case-management', 'team-lead'],
}

export type GroupMember = {
  role: string
  /** kind of the organisation the person belongs to */
  organisationKind?: string | undefined
}

export const groupsOf = ({ role, organisationKind }: GroupMember): readonly string[] => {
  const groups = groupsOfRole[role] ?? []
  return role === 'authority-officer' ? groups.filter((one) => one === organisationKind) : groups
}
