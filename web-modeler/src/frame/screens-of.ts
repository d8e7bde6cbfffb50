/** Which screens a role has in this issue; what does not exist yet is not shown. */
const screens: Record<string, readonly string[]> = {
  'case-manager': ['/arbeit', '/faelle', '/kontakte'],
  'team-lead': ['/arbeit', '/faelle', '/kontakte', '/stoerungen'],
  'process-owner': ['/stoerungen'],
  agency: ['/eingang'],
}

export const screensOf = (role: string): readonly string[] => screens[role] ?? []

export const homeOf = (role: string): string => screensOf(role)[0] ?? '/keine-seite'
