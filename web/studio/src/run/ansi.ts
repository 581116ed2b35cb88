// Text with the escape sequences of terminals, as pieces with a style. A stream comes in
// chunks that may end anywhere; what is begun is kept for the next one.

export interface Style {
  /** A name of the palette (`red`, `bright-blue`) or a colour of CSS. */
  color?: string
  background?: string
  bold?: boolean
  dim?: boolean
  italic?: boolean
  underline?: boolean
  inverse?: boolean
}

export interface Piece {
  text: string
  style: Style
}

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

export class AnsiParser {
  private style: Style = {}
  private rest = ''

  /** The pieces of a chunk. Sequences that do not style are dropped. */
  parse(chunk: string): Piece[] {
    const text = this.rest + chunk
    this.rest = ''
    const pieces: Piece[] = []
    const sequence = /\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g
    let at = 0
    const push = (to: number) => {
      const plain = text.slice(at, to).replace(/[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/g, '')
      if (plain !== '') pieces.push({ text: plain, style: this.style })
    }
    for (let m = sequence.exec(text); m; m = sequence.exec(text)) {
      push(m.index)
      at = sequence.lastIndex
      if (m[2] === 'm') this.style = styled(this.style, m[1] ?? '')
    }
    const open = text.indexOf('\x1b', at)
    if (open >= 0 && text.length - open < 256) {
      push(open)
      this.rest = text.slice(open)
    } else {
      push(text.length)
    }
    return pieces
  }
}

function styled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map((p) => Number(p) || 0)
  let s = { ...style }
  for (let i = 0; i < codes.length; i++) {
    const c = codes[i] ?? 0
    if (c === 0) s = {}
    else if (c === 1) s.bold = true
    else if (c === 2) s.dim = true
    else if (c === 3) s.italic = true
    else if (c === 4) s.underline = true
    else if (c === 7) s.inverse = true
    else if (c === 22) s.bold = s.dim = undefined
    else if (c === 23) s.italic = undefined
    else if (c === 24) s.underline = undefined
    else if (c === 27) s.inverse = undefined
    else if (c === 39) s.color = undefined
    else if (c === 49) s.background = undefined
    else if (c >= 30 && c <= 37) s.color = names[c - 30]
    else if (c >= 90 && c <= 97) s.color = 'bright-' + names[c - 90]
    else if (c >= 40 && c <= 47) s.background = names[c - 40]
    else if (c >= 100 && c <= 107) s.background = 'bright-' + names[c - 100]
    else if (c === 38 || c === 48) {
      const [color, used] = extended(codes.slice(i + 1))
      if (c === 38) s.color = color
      else s.background = color
      i += used
    }
  }
  return s
}

/** A colour of 256 or of 16 million, and how many numbers it takes. */
function extended(codes: number[]): [string | undefined, number] {
  if (codes[0] === 2) return [`rgb(${codes[1] ?? 0} ${codes[2] ?? 0} ${codes[3] ?? 0})`, 4]
  if (codes[0] !== 5) return [undefined, 0]
  const n = codes[1] ?? 0
  if (n < 8) return [names[n], 2]
  if (n < 16) return ['bright-' + names[n - 8], 2]
  if (n >= 232) {
    const v = 8 + (n - 232) * 10
    return [`rgb(${v} ${v} ${v})`, 2]
  }
  const part = (x: number) => (x === 0 ? 0 : 55 + x * 40)
  const i = n - 16
  return [`rgb(${part(Math.floor(i / 36))} ${part(Math.floor(i / 6) % 6)} ${part(i % 6)})`, 2]
}
