import { useQueryClient } from '@tanstack/react-query'
import { Button } from '../components/button.tsx'
import { ChoiceGroup } from '../components/choice-group.tsx'
import { Icon } from '../components/icon.tsx'
import { Initials } from '../components/initials.tsx'
import { Menu } from '../components/menu.tsx'
import { signOut } from '../resources/session.ts'
import { changeSettings, type Settings, useSettings } from '../settings.ts'
import { t } from '../texts/de.ts'

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** Density, theme and signing out. */
export function PersonMenu({ name, title }: { name: string; title: string }) {
  const settings = useSettings()
  const queries = useQueryClient()
  const leave = async () => {
    await signOut().catch(() => undefined)
    queries.clear()
    location.assign('/anmelden')
  }
  const face = (
    <>
      <Initials name={name} />
      <span className="person-words">
        <b>{name}</b>
        <span>{title}</span>
      </span>
      <Icon name="expand" />
    </>
  )
  return (
    <Menu label={t.person.menu} face={face} className="person-menu">
      {() => (
        <>
          <ChoiceGroup
            legend={t.person.density}
            options={options(t.person.densities)}
            value={settings.density ?? 'standard'}
            onChange={(density) => changeSettings({ density: density as Settings['density'] })}
          />
          <ChoiceGroup
            legend={t.person.theme}
            options={options(t.person.themes)}
            value={settings.theme}
            onChange={(theme) => changeSettings({ theme: theme as Settings['theme'] })}
          />
          <Button icon="logout" onClick={leave}>
            {t.person.signOut}
          </Button>
        </>
      )}
    </Menu>
  )
}
