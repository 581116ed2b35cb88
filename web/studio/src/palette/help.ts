// What the kinds of nodes are for, in a sentence: the palette shows it.

const texts: Record<string, string> = {
  variable: 'Keeps a value under a name.',
  update: 'Gives a variable another value.',
  if: 'Takes a branch when a condition holds.',
  match: 'Takes the branch whose pattern fits a value.',
  while: 'Repeats steps as long as a condition holds.',
  foreach: 'Repeats steps for each member of a list, map or stream.',
  break: 'Leaves the loop.',
  continue: 'Goes on with the next round of the loop.',
  return: 'Ends the function, with a result.',
  errorHandler: 'Tries steps and says what happens when one fails.',
  fail: 'Ends with an error that the error handler around takes.',
  panic: 'Ends the program because of something that must not happen.',
  fork: 'Runs branches at the same time.',
  wait: 'Waits for results of what runs at the same time.',
  lock: 'Lets only one at a time run the steps within.',
  startStrand: 'Calls a function without waiting for it.',
  send: 'Gives a value to another worker.',
  receive: 'Takes a value from another worker.',
  transaction: 'Makes steps succeed or fail together.',
  retry: 'Tries steps again when they fail.',
  commit: 'Makes what a transaction did permanent.',
  rollback: 'Takes back what a transaction did.',
  comment: 'A note for readers.',
  code: 'Statements as code.',
  block: 'Groups steps; their variables end with it.',
}

export function helpOf(kind: string): string {
  return texts[kind] ?? ''
}
