import { Checkbox } from '../components/checkbox.tsx'
import { Dialog } from '../components/dialog.tsx'
import { changeSettings, useSettings } from '../settings.ts'
import { t } from '../texts/de.ts'

/** Every key, and the switch that turns the single letters off. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { shortcuts } = useSettings()
  return (
    <Dialog title={t.work.keys.title} onClose={onClose}>
      <table className="keys">
        <caption className="visually-hidden">{t.work.keys.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.work.keys.key}</th>
            <th scope="col">{t.work.keys.effect}</th>
          </tr>
        </thead>
        <tbody>
          {t.work.keys.rows.map(([key, effect]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{effect}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox
        label={t.person.shortcutsOn}
        checked={shortcuts}
        onChange={(on) => changeSettings({ shortcuts: on })}
      />
      <p className="meta">{t.work.keys.note}</p>
    </Dialog>
  )
}
