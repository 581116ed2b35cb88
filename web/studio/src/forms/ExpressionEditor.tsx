import { Popover } from 'radix-ui'
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { classes } from '../ui'
import { CompletionList } from './CompletionList'
import { marked, plainSnippet } from './highlight'
import { useFormScope, type Place } from './scope'
import type { Check } from './useCheck'
import styles from './Forms.module.css'

export interface EditorHandle {
  /** Puts code in place of what is selected. */
  insert(code: string): void
  focus(): void
}

export interface ExpressionEditorProps {
  value: string
  onChange(value: string): void
  /** The label's ids, and whether it is wrong. */
  ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; 'aria-required'?: boolean }
  check: Check
  place?: Place
  placeholder?: string
  /** Enter makes a new line rather than sending the form. */
  multiline?: boolean
  readOnly?: boolean
  autoFocus?: boolean
  ref?: Ref<EditorHandle>
}

/**
 * A small editor for an expression: a text area over its own text in colours, with
 * completion from the server. It starts at once, however many a form has.
 */
export function ExpressionEditor({ value, onChange, ids, check, placeholder, multiline, readOnly, autoFocus, ref }: ExpressionEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const scope = useFormScope()
  const listId = useId()
  const [active, setActive] = useState(0)
  const caret = useRef<{ from: number; to: number } | null>(null)
  const items = check.completion?.items ?? []
  const open = items.length > 0

  useEffect(() => setActive(0), [check.completion])
  useLayoutEffect(() => {
    const c = caret.current
    if (!c || !area.current) return
    caret.current = null
    area.current.setSelectionRange(c.from, c.to)
  })

  const replace = (from: number, to: number, text: string, selection?: { from: number; to: number }) => {
    const next = value.slice(0, from) + text + value.slice(to)
    caret.current = selection ?? { from: from + text.length, to: from + text.length }
    onChange(next)
    return next
  }

  useImperativeHandle(ref, () => ({
    insert(code) {
      const el = area.current
      if (!el) return
      const next = replace(el.selectionStart, el.selectionEnd, code)
      check.ask(next)
      el.focus()
    },
    focus: () => area.current?.focus(),
  }))

  const accept = (i: number) => {
    const item = items[i]
    const c = check.completion
    if (!item || !c) return
    check.closeCompletion()
    const s = item.snippet ? plainSnippet(item.insert) : { text: item.insert, from: item.insert.length, to: item.insert.length }
    const next = replace(c.from, c.to, s.text, { from: c.from + s.from, to: c.from + s.to })
    check.ask(next)
    area.current?.focus()
  }

  const keys = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.nativeEvent.isComposing) return
    if (open) {
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        setActive((active + (e.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length)
        e.preventDefault()
        return
      }
      // What is typed out already needs no accepting.
      const typed = items[active]?.insert === value.slice(check.completion?.from, check.completion?.to)
      if (typed && (e.key === 'Enter' || e.key === 'Tab')) check.closeCompletion()
      else if (e.key === 'Enter' || (e.key === 'Tab' && !e.shiftKey)) {
        accept(active)
        e.preventDefault()
        e.stopPropagation()
        return
      }
      if (e.key === 'Escape') {
        check.closeCompletion()
        e.preventDefault()
        e.stopPropagation()
        return
      }
    }
    if ((e.key === ' ' && e.ctrlKey) || (e.key === 'ArrowDown' && value === '')) {
      e.preventDefault()
      check.ask(value, e.currentTarget.selectionStart)
      return
    }
    if (e.key === 'Enter' && (multiline ? e.ctrlKey || e.metaKey : !e.shiftKey)) {
      e.preventDefault()
      scope?.submit()
    }
  }

  const input = (text: string, cursor: number) => {
    onChange(text)
    const before = text.slice(0, cursor)
    const grew = text.length > value.length
    const asks = grew && /(?:[\p{L}_][\p{L}\p{N}_]*|[.:>/])$/u.test(before) && !/(^|[^\p{L}_])\d[\w.]*$/u.test(before)
    if (!asks) check.closeCompletion()
    check.ask(text, asks || open ? cursor : undefined)
  }

  return (
    <Popover.Root open={open} onOpenChange={(o) => !o && check.closeCompletion()}>
      <Popover.Anchor asChild>
        <div className={classes(styles.editor, multiline && styles.multiline, ids['aria-invalid'] && styles.invalid, readOnly && styles.readOnly)}>
          <pre className={styles.paint} aria-hidden>
            {marked(value, check.diagnostics).map((t, i) => (
              <span key={i} className={classes(styles[`t-${t.kind}`], t.mark && styles.squiggle, t.mark && styles[`m-${t.mark}`])}>
                {t.text}
              </span>
            ))}
            {'\n'}
          </pre>
          <textarea
            {...ids}
            ref={area}
            className={styles.area}
            value={value}
            placeholder={placeholder}
            readOnly={readOnly}
            rows={1}
            autoFocus={autoFocus}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open ? `${listId}-${active}` : undefined}
            onChange={(e) => input(e.target.value, e.target.selectionStart)}
            onKeyDown={keys}
            onBlur={() => check.closeCompletion()}
          />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={styles.popup}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onOpenAutoFocus={(e) => e.preventDefault()}
          onCloseAutoFocus={(e) => e.preventDefault()}
          onMouseDown={(e) => e.preventDefault()}
        >
          <CompletionList id={listId} items={items} active={active} onActive={setActive} onAccept={accept} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
