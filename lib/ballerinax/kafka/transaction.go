package kafka

import (
	"context"

	"barre/runtime"
)

// member is the part that a producer with a transactionalId has in a
// transaction: what it sends counts when the transaction commits.
type member struct{ *producer }

// join begins the producer's part in a transaction, once.
func (p *producer) join(ctx context.Context, t *runtime.Transaction) error {
	_, err := t.Participant(p, func(string) (runtime.Participant, error) {
		if err := p.begin(ctx); err != nil {
			return nil, err
		}
		return member{p}, nil
	})
	return err
}

// Prepare makes sure that the broker has everything.
func (m member) Prepare(ctx context.Context) error { return m.flush(ctx) }

// Commit makes what was sent count.
func (m member) Commit(ctx context.Context) error { return m.finish(ctx, true) }

// Rollback makes what was sent count for nothing.
func (m member) Rollback(ctx context.Context) error { return m.finish(ctx, false) }
