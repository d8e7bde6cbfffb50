export const routes = ['claim-10', 'turbo-10-3', 'family-10-2', 'spouse-9', 'discretion-8'] as const

export const titles = [
  'unlimited',
  'eu-or-swiss',
  'blue-card',
  '§ 16a',
  '§ 16b',
  '§ 16d',
  '§ 16e',
  '§ 16f',
  '§ 17',
  '§ 18f',
  '§ 19',
  '§ 19b',
  '§ 19e',
  '§ 20',
  '§ 20a',
  '§ 22',
  '§ 23a',
  '§ 24',
  '§ 25 Abs. 1',
  '§ 25 Abs. 2',
  '§ 25 Abs. 3',
  '§ 25 Abs. 4',
  '§ 25 Abs. 5',
  '§ 25a',
  '§ 25b',
  '§ 104c',
  'work',
  'family',
  'other',
  'no-title',
] as const

export const exceptions = ['none', 'guest-worker', 'full-time', 'spouse-with-child'] as const

export const papers = [
  'application',
  'passport',
  'civil-status',
  'curriculum',
  'registration',
  'income',
  'rent',
  'insurance',
  'language',
  'citizenship-test',
  'photo',
  'fee',
] as const

export const queryKinds = [
  'domestic-intelligence',
  'criminal-register',
  'police',
  'foreigners-register',
  'foreigners-authority',
  'jobcenter',
  'social-welfare-office',
  'public-prosecutor',
] as const
