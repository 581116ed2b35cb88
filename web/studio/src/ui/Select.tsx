import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { classes } from './classes'
import { Field, type FieldProps } from './Field'
import field from './Field.module.css'
import menu from './Menu.module.css'
import styles from './Select.module.css'

export interface Option {
  value: string
  label: string
}

export interface SelectProps extends Omit<FieldProps, 'children'> {
  value: string
  options: Option[]
  onChange(value: string): void
  placeholder?: string
  disabled?: boolean
  mono?: boolean
}

// Radix keeps the empty value for "nothing chosen".
const empty = '\u0000'

export function Select({ label, hideLabel, help, error, required, aside, value, options, onChange, placeholder, disabled, mono }: SelectProps) {
  const hasEmpty = options.some((o) => o.value === '')
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} required={required} aside={aside}>
      {(ids) => (
        <Radix.Root value={value === '' && hasEmpty ? empty : value} onValueChange={(v) => onChange(v === empty ? '' : v)} disabled={disabled}>
          <Radix.Trigger {...ids} aria-label={label} className={classes(field.control, styles.trigger, mono && field.mono)}>
            <span className={styles.value}>
              <Radix.Value placeholder={placeholder ?? 'Choose'} />
            </span>
            <Radix.Icon asChild>
              <ChevronDown size={14} aria-hidden />
            </Radix.Icon>
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content className={classes(menu.menu, styles.list)} position="popper" sideOffset={2} collisionPadding={8}>
              <Radix.Viewport>
                {options.map((o) => (
                  <Radix.Item key={o.value} value={o.value === '' ? empty : o.value} className={classes(menu.item, mono && field.mono)}>
                    <span className={menu.mark}>
                      <Radix.ItemIndicator>
                        <Check size={14} aria-hidden />
                      </Radix.ItemIndicator>
                    </span>
                    <Radix.ItemText>{o.label}</Radix.ItemText>
                  </Radix.Item>
                ))}
              </Radix.Viewport>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </Field>
  )
}
