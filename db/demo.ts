/** The invented world of the demo: two districts, their organisations and people. */
export const demoTenants = [
  { id: 'ahrsiepen', name: 'Kreis Ahrsiepen', prefix: 'AHR', state: 'NW' },
  { id: 'nordhellen', name: 'Stadt Nordhellen', prefix: 'NOR', state: 'NW' },
]

type DemoOrganisation = {
  tenantId: string
  id: string
  name: string
  unit?: string
  kind: string
  agency?: string
}

/** A body of the district that is told things in its inbox and takes no referrals. */
const body = (id: string, name: string, kind: string): DemoOrganisation => ({
  tenantId: 'ahrsiepen',
  id,
  name,
  kind,
})

export const demoOrganisations: DemoOrganisation[] = [
  {
    tenantId: 'ahrsiepen',
    id: 'integration-centre',
    name: 'Kommunales Integrationszentrum',
    kind: 'municipal-integration-centre',
  },
  {
    tenantId: 'ahrsiepen',
    id: 'jobcenter-ahrsiepen',
    name: 'Jobcenter Ahrsiepen',
    unit: 'Team Nord',
    kind: 'jobcenter',
    agency: 'jobcenter',
  },
  {
    tenantId: 'ahrsiepen',
    id: 'mbe-brueckenhaus',
    name: 'MBE Brückenhaus e. V.',
    unit: 'Beratungsstelle Ellerbruch',
    kind: 'mbe',
    agency: 'counselling',
  },
  {
    tenantId: 'ahrsiepen',
    id: 'jmd-ellerbruch',
    name: 'JMD Ellerbruch',
    kind: 'jmd',
    agency: 'counselling',
  },
  { tenantId: 'ahrsiepen', id: 'grundschule-anger', name: 'Grundschule am Anger', kind: 'school' },
  body('sozialamt-ellerbruch', 'Sozialamt Ellerbruch', 'social-welfare-office'),
  body('einbuergerung-ahrsiepen', 'Staatsangehörigkeitsbehörde', 'nationality-authority'),
  body('auslaenderbehoerde-ahrsiepen', 'Ausländerbehörde', 'foreigners-authority'),
  body('jugendamt-ahrsiepen', 'Jugendamt', 'youth-welfare-office'),
  body('arbeitsagentur-ahrsiepen', 'Agentur für Arbeit Ahrsiepen', 'employment-agency'),
  body('antidiskriminierung-ahrsiepen', 'Antidiskriminierungsstelle', 'anti-discrimination-office'),
  body('kreisarchiv-ahrsiepen', 'Kreisarchiv', 'municipal-archive'),
  {
    tenantId: 'nordhellen',
    id: 'integration-centre',
    name: 'Kommunales Integrationszentrum',
    kind: 'municipal-integration-centre',
  },
  {
    tenantId: 'nordhellen',
    id: 'mbe-hellenhof',
    name: 'MBE Hellenhof',
    kind: 'mbe',
    agency: 'counselling',
  },
]

const ofAhrsiepen = (id: string, name: string, role: string, title: string) => ({
  tenantId: 'ahrsiepen',
  id,
  name,
  role,
  title,
  organisationId: 'integration-centre',
})

const officerOf = (organisationId: string, id: string, name: string, title: string) => ({
  tenantId: 'ahrsiepen',
  id,
  name,
  role: 'authority-officer',
  title,
  organisationId,
})

export const demoStaff = [
  ofAhrsiepen('jana-wierzbicki', 'Jana Wierzbicki', 'case-manager', 'Fallmanagement'),
  ofAhrsiepen('derya-aksoy', 'Derya Aksoy', 'case-manager', 'Fallmanagement'),
  ofAhrsiepen('tobias-henning', 'Tobias Henning', 'team-lead', 'Teamleitung Fallmanagement'),
  ofAhrsiepen('paul-adeyemi', 'Paul Adeyemi', 'process-owner', 'Prozessverantwortung'),
  ofAhrsiepen('henrike-vossbeck', 'Dr. Henrike Vossbeck', 'coordination', 'Koordinierungsstelle'),
  ofAhrsiepen('ulrike-sandkamp', 'Ulrike Sandkamp', 'data-protection', 'Datenschutz'),
  ofAhrsiepen('christa-lohmann', 'Christa Lohmann', 'coordination', 'Lenkungsgruppe'),
  officerOf('sozialamt-ellerbruch', 'sabine-klee', 'Sabine Klee', 'Sachbearbeitung AsylbLG'),
  officerOf(
    'einbuergerung-ahrsiepen',
    'martin-hollerbeck',
    'Martin Hollerbeck',
    'Sachbearbeitung Einbürgerung',
  ),
  officerOf(
    'auslaenderbehoerde-ahrsiepen',
    'ayse-demirtas',
    'Ayşe Demirtaş',
    'Sachbearbeitung Aufenthalt',
  ),
  officerOf('jobcenter-ahrsiepen', 'lars-petersen', 'Lars Petersen', 'Leistungssachbearbeitung'),
  officerOf('kreisarchiv-ahrsiepen', 'irmgard-thelen', 'Irmgard Thelen', 'Archiv'),
  {
    tenantId: 'ahrsiepen',
    id: 'rojda-yildiz',
    name: 'Rojda Yıldız',
    role: 'agency',
    title: 'Beratung',
    organisationId: 'mbe-brueckenhaus',
  },
  {
    tenantId: 'ahrsiepen',
    id: 'jonas-brede',
    name: 'Jonas Brede',
    role: 'agency',
    title: 'Beratung',
    organisationId: 'mbe-brueckenhaus',
  },
  {
    tenantId: 'ahrsiepen',
    id: 'mara-okonkwo',
    name: 'Mara Okonkwo',
    role: 'agency',
    title: 'Jugendmigrationsdienst',
    organisationId: 'jmd-ellerbruch',
  },
  {
    tenantId: 'nordhellen',
    id: 'malik-toennies',
    name: 'Malik Tönnies',
    role: 'case-manager',
    title: 'Fallmanagement',
    organisationId: 'integration-centre',
  },
]
