import { describe, expect, it } from 'vitest'
import { firstSentence } from '../../../scripts/docs/step-table.ts'

describe('the step table of a process', () => {
  it.each([
    ['Vorschlag (Art. 22 DSGVO). Ein Mensch entscheidet.', 'Vorschlag (Art. 22 DSGVO).'],
    [
      'Nach § 25 Abs. 1 S. 3 AufenthG, z. B. sofort! Später.',
      'Nach § 25 Abs. 1 S. 3 AufenthG, z. B. sofort!',
    ],
    ['Am 3. Werktag nachsehen. Danach handeln.', 'Am 3. Werktag nachsehen.'],
    ['Es endet am 31.12.2026. Danach nicht mehr.', 'Es endet am 31.12.2026.'],
    ['Die Stelle sagt „Nein.“ Dann geht es weiter.', 'Die Stelle sagt „Nein.“'],
    ['Ohne Punkt am Ende', 'Ohne Punkt am Ende'],
  ])('shows of “%s” the first sentence, whole', (words, first) => {
    expect(firstSentence(words)).toBe(first)
  })
})
