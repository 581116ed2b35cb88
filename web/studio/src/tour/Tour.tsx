import { X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useLayoutEffect, useState } from 'react'
import { useStudio } from '../store/studio'
import { useWatch } from '../store/watch'
import { home, navigate, parseRoute } from '../shell/route'
import { findView } from '../shell/views'
import { Button, IconButton } from '../ui'
import { place, type Box } from './place'
import { steps } from './steps'
import { endTour, startTour, tourWasSeen, useTour } from './store'
import styles from './Tour.module.css'

/** The tour of five steps. On the demo project it starts by itself, once. */
export function Tour() {
  const example = useStudio((s) => s.hello?.package?.org === 'examples')
  const step = useTour((s) => s.step)
  useEffect(() => {
    // Whoever follows a link to something wants to see that.
    if (example && !tourWasSeen() && parseRoute(location.hash).view === home.view) startTour()
  }, [example])
  return step === null ? null : <Shown step={step} />
}

function Shown({ step }: { step: number }) {
  const { model } = useWatch('overview')
  const { title, text, route, target } = steps[step]!
  const [box, setBox] = useState<Box | null>(null)

  useEffect(() => {
    const to = route?.(model)
    if (to && findView(to.view)) navigate(to.view, to.arg)
    // Only when the step begins, or the model is there at last: it may change meanwhile.
  }, [step, model === null])

  // What is pointed at comes, goes and moves with views and panels.
  useLayoutEffect(() => {
    const look = () => {
      const element = target.map((t) => document.querySelector(t)).find((e) => e !== null)
      const r = element?.getBoundingClientRect()
      setBox((old) => (r && old && old.x === r.x && old.y === r.y && old.width === r.width && old.height === r.height ? old : r ? { x: r.x, y: r.y, width: r.width, height: r.height } : null))
    }
    look()
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [target])

  const next = () => (step + 1 < steps.length ? useTour.setState({ step: step + 1 }) : endTour())
  const at = place(box, { width: innerWidth, height: innerHeight })
  return (
    <Popover.Root open onOpenChange={(open) => !open && endTour()}>
      {box && <div className={styles.frame} style={{ left: box.x, top: box.y, width: box.width, height: box.height }} aria-hidden />}
      <Popover.Anchor className={styles.anchor} style={at} />
      <Popover.Portal>
        <Popover.Content
          className={styles.card}
          side="bottom"
          align="center"
          sideOffset={0}
          collisionPadding={12}
          aria-label={title}
          onInteractOutside={(e) => e.preventDefault()}
        >
          <div className={styles.head}>
            <h2>{title}</h2>
            <IconButton icon={X} label="End the tour" size="small" onClick={endTour} />
          </div>
          <p>{text}</p>
          <div className={styles.foot}>
            <span className={styles.count}>
              {step + 1} of {steps.length}
            </span>
            {step > 0 && (
              <Button size="small" onClick={() => useTour.setState({ step: step - 1 })}>
                Back
              </Button>
            )}
            <Button size="small" look="primary" autoFocus onClick={next}>
              {step + 1 < steps.length ? 'Next' : 'Done'}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
