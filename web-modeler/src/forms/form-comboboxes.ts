let made = 0

/**
 * The viewer's drop-downs are a field and a bare list. These attributes tell screen readers that
 * the one belongs to the other; keys and mouse are the viewer's own.
 */
export function nameComboboxes(container: HTMLElement): void {
  for (const group of container.querySelectorAll('.fjs-input-group, .fjs-taglist-anchor')) {
    const field = group.querySelector<HTMLElement>('input, .fjs-select-display')
    const list = group.parentElement?.querySelector<HTMLElement>('.fjs-dropdownlist')
    if (!field || (!list && field.getAttribute('role') !== 'combobox')) continue
    set(field, 'role', 'combobox')
    // Only a real field takes its name from the label.
    if (field.tagName !== 'INPUT') set(field, 'aria-label', labelOf(container, field))
    set(field, 'aria-expanded', String(Boolean(list)))
    if (!list) {
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
      continue
    }
    if (!list.id) {
      made += 1
      list.id = `form-options-${made}`
    }
    set(field, 'aria-controls', list.id)
    set(list, 'role', 'listbox')
    set(list, 'aria-label', labelOf(container, field))
    for (const item of list.querySelectorAll<HTMLElement>('.fjs-dropdownlist-item')) {
      set(item, 'role', 'option')
      const isFocused = item.classList.contains('focused')
      if (!item.id) {
        made += 1
        item.id = `form-option-${made}`
      }
      set(item, 'aria-selected', String(isFocused))
      if (isFocused) set(field, 'aria-activedescendant', item.id)
    }
  }
}

const labelOf = (container: HTMLElement, field: HTMLElement): string =>
  container
    .querySelector(`label[for="${CSS.escape(field.id.replace(/-(display|search)$/, ''))}"]`)
    ?.textContent?.trim() ?? ''

/** Writes only what differs: the observer that calls this would hear its own writing. */
function set(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
