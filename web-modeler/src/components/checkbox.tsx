type Props = { label: string; checked: boolean; onChange: (checked: boolean) => void }

export const Checkbox = ({ label, checked, onChange }: Props) => (
  <label className="choice">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
)
