/** Which screens a role has in this issue; what does not exist yet is not shown. */
const screens: Record<string, readonly string[]> = {
  'case-manager': [
    '/arbeit',
    '/faelle',
    '/verfahren',
    '/kontakte',
    '/regelpruefer',
    '/fristenrechner',
  ],
  'team-lead': [
    '/arbeit',
    '/faelle',
    '/verfahren',
    '/kontakte',
    '/stoerungen',
    '/regelpruefer',
    '/fristenrechner',
  ],
  coordination: ['/koordination', '/arbeit', '/verfahren', '/regelpruefer', '/fristenrechner'],
  'authority-officer': ['/arbeit', '/verfahren', '/eingang', '/regelpruefer', '/fristenrechner'],
  'data-protection': ['/arbeit', '/verfahren', '/regelpruefer', '/fristenrechner'],
  'process-owner': ['/stoerungen', '/regelpruefer', '/fristenrechner'],
  agency: ['/eingang', '/fristenrechner'],
}

export const screensOf = (role: string): readonly string[] => screens[role] ?? []

export const homeOf = (role: string): string => screensOf(role)[0] ?? '/keine-seite'
