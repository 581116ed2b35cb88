import { describe, expect, it } from 'vitest'
import { isPressed, shownKeys } from './keys'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

describe('keys', () => {
  it('are written as the platform does', () => {
    expect(shownKeys('Mod+Shift+Z', 'Linux x86_64')).toBe('Ctrl+Shift+Z')
    expect(shownKeys('Mod+Shift+Z', 'MacIntel')).toBe('⌘⇧Z')
    expect(shownKeys('Alt+ArrowUp', 'Win32')).toBe('Alt+↑')
  })

  it.each([
    ['Mod+K', { ...none, key: 'k', ctrlKey: true }, 'Win32', true],
    ['Mod+K', { ...none, key: 'k', ctrlKey: true }, 'MacIntel', false],
    ['Mod+K', { ...none, key: 'k', metaKey: true }, 'MacIntel', true],
    ['Mod+Z', { ...none, key: 'Z', ctrlKey: true, shiftKey: true }, 'Win32', false],
    ['Mod+Shift+Z', { ...none, key: 'Z', ctrlKey: true, shiftKey: true }, 'Win32', true],
    ['?', { ...none, key: '?', shiftKey: true }, 'Win32', true],
    ['F5', { ...none, key: 'F5' }, 'Win32', true],
    ['F5', { ...none, key: 'F5', shiftKey: true }, 'Win32', false],
  ])('%s', (keys, press, platform, want) => {
    expect(isPressed(keys, press, platform)).toBe(want)
  })
})
