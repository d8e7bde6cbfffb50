import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { createContact } from '../../resources/contacts.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { ContactForm } from './contact-form.tsx'

const words = t.contact.form

/** The same form for colleagues who take a contact down. */
export function NewContactScreen() {
  const queries = useQueryClient()
  usePageTitle(words.staffTitle)
  return (
    <ContactForm
      title={words.staffTitle}
      staff
      send={async (body, key) => {
        const created = await createContact(body, key)
        await queries.invalidateQueries({ queryKey: ['contacts'] })
        return created
      }}
      onSent={(number) => (
        <div className="page">
          <h1 className="visually-hidden">{words.staffTitle}</h1>
          <Empty icon="check-circle" title={words.staffTitle} text={words.sent.staff(number)}>
            <Link to="/arbeit" search={{ view: 'group' }} className="button button-primary">
              {t.work.emptyToGroup}
            </Link>
            <Link to="/kontakte" className="button button-secondary">
              {t.contact.title}
            </Link>
          </Empty>
        </div>
      )}
    />
  )
}
