import { t } from '../texts/de.ts'

const { viewer, leftovers, calendar } = t.work.form

/** Replaces the viewer's `translate` service. A sentence without German words stays English and is seen. */
const translate = (template: string, replacements: Record<string, unknown> = {}): string =>
  (viewer[template] ?? template).replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    String(replacements[name] ?? ''),
  )

export const germanTexts = { translate: ['value', translate] }

type DatePicker = {
  set: (option: string, value: unknown) => void
  setDate: (dates: Date[]) => void
  selectedDates: Date[]
}

/** What the viewer shows without asking its translation: placeholders and the calendar. */
export function translateLeftovers(container: HTMLElement): void {
  for (const input of container.querySelectorAll<DateInput>('.fjs-datepicker input')) {
    germanCalendar(input)
  }
  for (const input of container.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    const german = leftovers[input.placeholder]
    if (german) input.placeholder = german
  }
  for (const option of container.querySelectorAll('.fjs-select-placeholder')) {
    const german = leftovers[option.textContent ?? '']
    if (german) option.textContent = german
  }
}

type DateInput = HTMLInputElement & { _flatpickr?: DatePicker }

/** Monday first, tt.mm.jjjj, whatever language the browser speaks. */
function germanCalendar(input: DateInput): void {
  const picker = input._flatpickr
  if (!picker || input.dataset['german']) return
  input.dataset['german'] = 'true'
  input.placeholder = calendar.placeholder
  picker.set('locale', calendar.locale)
  picker.set('dateFormat', 'd.m.Y')
  picker.set('ariaDateFormat', 'j. F Y')
  picker.setDate(picker.selectedDates)
}
