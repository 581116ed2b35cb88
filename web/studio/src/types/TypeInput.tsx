import { Popover } from 'radix-ui'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useWatch } from '../store/watch'
import { classes, Field, type FieldProps } from '../ui'
import field from '../ui/Field.module.css'
import menu from '../ui/Menu.module.css'
import { completeType, knownTypes, suggestTypes } from './suggest'

export interface TypeInputProps extends Omit<FieldProps, 'children'> {
  value: string
  onChange(value: string): void
  /** Types to propose besides the basic ones and the project's. */
  more?: string[]
  placeholder?: string
  autoFocus?: boolean
}

/** A field for a type, which proposes those there are. */
export function TypeInput({ value, onChange, more, placeholder, autoFocus, ...rest }: TypeInputProps) {
  const { model } = useWatch('overview')
  const known = useMemo(() => knownTypes(model, more), [model, more])
  const [open, setOpen] = useState(false)
  const [index, setIndex] = useState(-1)
  const list = useId()
  const found = open ? suggestTypes(value, known) : []

  const choose = (name: string) => {
    onChange(completeType(value, name))
    setOpen(false)
    setIndex(-1)
  }
  const press = (e: KeyboardEvent) => {
    if (found.length === 0) {
      if (e.key === 'ArrowDown') setOpen(true)
      return
    }
    const at = found[index]
    if (e.key === 'ArrowDown') setIndex((index + 1) % found.length)
    else if (e.key === 'ArrowUp') setIndex((index <= 0 ? found.length : index) - 1)
    else if ((e.key === 'Enter' || e.key === 'Tab') && at) choose(at)
    else if (e.key === 'Escape') setOpen(false)
    else return
    if (e.key !== 'Tab') e.preventDefault()
    e.stopPropagation()
  }

  return (
    <Field {...rest}>
      {(ids) => (
        <Popover.Root open={found.length > 0}>
          <Popover.Anchor asChild>
            <input
              {...ids}
              role="combobox"
              aria-expanded={found.length > 0}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={index >= 0 ? `${list}-${index}` : undefined}
              className={classes(field.control, field.mono)}
              value={value}
              placeholder={placeholder}
              autoFocus={autoFocus}
              autoComplete="off"
              spellCheck={false}
              onChange={(e) => {
                onChange(e.target.value)
                setOpen(true)
                setIndex(-1)
              }}
              onFocus={() => setOpen(value === '')}
              onBlur={() => setOpen(false)}
              onKeyDown={press}
            />
          </Popover.Anchor>
          <Popover.Portal>
            <Popover.Content
              id={list}
              role="listbox"
              aria-label="Types"
              className={menu.menu}
              align="start"
              sideOffset={2}
              onOpenAutoFocus={(e) => e.preventDefault()}
              onCloseAutoFocus={(e) => e.preventDefault()}
              onPointerDown={(e) => e.preventDefault()}
            >
              {found.map((name, i) => (
                <div
                  key={name}
                  id={`${list}-${i}`}
                  role="option"
                  aria-selected={i === index}
                  data-highlighted={i === index || undefined}
                  className={classes(menu.item, field.mono)}
                  onPointerMove={() => i !== index && setIndex(i)}
                  onClick={() => choose(name)}
                >
                  {name}
                </div>
              ))}
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </Field>
  )
}
