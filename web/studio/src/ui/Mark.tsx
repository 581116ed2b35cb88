/** The mark of Barre. */
export function Mark({ size = 18, className }: { size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden className={className}>
      <path d="M4 3v10M4 8h8M12 5v6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" fill="none" />
    </svg>
  )
}
