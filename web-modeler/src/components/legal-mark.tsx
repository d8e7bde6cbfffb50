import { t } from '../texts/de.ts'

/** A date that the law or an authority set: nobody here can change it. */
export const LegalMark = () => (
  <span className="legal-mark" title={t.due.legal}>
    <span aria-hidden="true">§</span>
    <span className="visually-hidden">{t.due.legalShort}</span>
  </span>
)
