/** The product's mark. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect className="mark-ground" width="32" height="32" rx="6" />
    <path className="mark-line" d="M6 16h4M22 16h4M16 9.8 22.2 16 16 22.2 9.8 16Z" />
    <circle className="mark-from" cx="6.5" cy="16" r="3" />
    <circle className="mark-to" cx="25.5" cy="16" r="3" />
  </svg>
)
