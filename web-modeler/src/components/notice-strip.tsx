import { t } from '../texts/de.ts'

type Props = { text: string; short?: string | undefined; side?: string | undefined }

/** Top line of every page: whose offer this is, which environment, which day it is for the product. */
export const NoticeStrip = ({ text, short, side }: Props) => (
  <div className="strip">
    <svg className="flag" viewBox="0 0 18 12" role="img" aria-label={t.flag}>
      <path className="flag-black" d="M0 0h18v4H0z" />
      <path className="flag-red" d="M0 4h18v4H0z" />
      <path className="flag-gold" d="M0 8h18v4H0z" />
    </svg>
    <span className={short ? 'strip-long' : ''}>{text}</span>
    {short && <span className="strip-short">{short}</span>}
    {side && <span className="strip-side">{side}</span>}
  </div>
)
