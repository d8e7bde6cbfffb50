import { Fragment } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Initials } from '../../components/initials.tsx'
import { type SignInOptions, signInAddress } from '../../resources/session.ts'
import { t } from '../../texts/de.ts'

type Tenants = SignInOptions['tenants']
type Person = Tenants[number]['people'][number]
type Props = { tenants: Tenants; returnTo: string | undefined }

/** The invented people of the exercise environment, by district and by agency. */
export function PeopleTable({ tenants, returnTo }: Props) {
  return (
    <section className="card people" aria-labelledby="people">
      <header className="card-head">
        <h2 id="people">{t.signIn.people}</h2>
        <Badge icon="key">{t.signIn.withoutPassword}</Badge>
      </header>
      <table className="rows">
        <caption className="visually-hidden">{t.signIn.people}</caption>
        <thead>
          <tr>
            <th scope="col">{t.signIn.name}</th>
            <th scope="col">{t.signIn.role}</th>
            <th scope="col" className="people-start">
              {t.signIn.startsWith}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t.signIn.action}</span>
            </th>
          </tr>
        </thead>
        {tenants.map((tenant) => (
          <Fragment key={tenant.id}>
            {(['district', 'agency'] as const).map((group) => {
              const people = tenant.people.filter((person) => person.group === group)
              if (people.length === 0) return null
              const name = group === 'district' ? t.signIn.districtGroup : t.signIn.agencyGroup
              return (
                <tbody key={group}>
                  <tr className="group-row">
                    <th scope="rowgroup" colSpan={4}>
                      {name(tenant.name)}
                    </th>
                  </tr>
                  {people.map((person) => (
                    <tr key={person.subject}>
                      <th scope="row">
                        <span className="person-cell">
                          <Initials name={person.name} /> {person.name}
                        </span>
                      </th>
                      <td>{group === 'district' ? person.title : person.organisation}</td>
                      <td className="people-start muted">{startOf(person)}</td>
                      <td className="people-action">
                        <a
                          className="button button-secondary button-small"
                          href={signInAddress(tenant.id, person.subject, returnTo)}
                          aria-label={t.signIn.signInAs(person.name)}
                        >
                          {t.signIn.signInShort}
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              )
            })}
          </Fragment>
        ))}
      </table>
      <p className="card-foot meta">{t.signIn.invented}</p>
    </section>
  )
}

/** The options carry no role, on purpose: title and organisation say enough for this column. */
function startOf({ group, title }: Person): string {
  const { starts } = t.signIn
  if (/sachbearbeitung|archiv/i.test(title)) return starts.office
  if (group === 'agency') return starts.inbox
  if (title.includes('Teamleitung')) return starts.team
  if (title.includes('Fallmanagement')) return starts.work
  if (title.includes('Prozess')) return starts.process
  if (/Koordinierung|Lenkungsgruppe/.test(title)) return starts.coordination
  if (title.includes('Datenschutz')) return starts.privacy
  return starts.none
}
