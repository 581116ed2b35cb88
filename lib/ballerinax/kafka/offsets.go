package kafka

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// commit commits the positions: the offsets behind what poll gave.
func (c *consumer) commit(ctx context.Context) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	if c.group == "" {
		return errors.New(noGroup)
	}
	return c.commitPositions(ctx)
}

func (c *consumer) commitPositions(ctx context.Context) error {
	return c.commitTo(ctx, c.positions())
}

// commitOffsets commits offsets that the program names.
func (c *consumer) commitOffsets(ctx context.Context, at map[partition]int64) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	if c.group == "" {
		return errors.New(noGroup)
	}
	offsets := map[string]map[int32]kgo.EpochOffset{}
	for p, o := range at {
		if o < 0 {
			return fmt.Errorf("Invalid negative offset")
		}
		put(offsets, p, o)
	}
	return c.commitTo(ctx, offsets)
}

func (c *consumer) commitTo(ctx context.Context, offsets map[string]map[int32]kgo.EpochOffset) error {
	if len(offsets) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, c.apiTimeout)
	defer cancel()
	if c.member && c.cl != nil {
		return c.commitMember(ctx, offsets)
	}
	adm, err := c.questions(ctx)
	if err != nil {
		return err
	}
	resp, err := adm.CommitOffsets(ctx, c.group, toOffsets(offsets))
	if err == nil {
		err = resp.Error()
	}
	return c.blame(err)
}

// blame names brokers that cannot be reached as the cause of an error.
func (c *consumer) blame(err error) error {
	if err != nil && (errors.Is(err, context.DeadlineExceeded) || kerr.IsRetriable(err)) {
		if e := c.unavailable(); e != nil {
			return e
		}
	}
	return err
}

// commitMember commits as the member of the group that the consumer is.
func (c *consumer) commitMember(ctx context.Context, offsets map[string]map[int32]kgo.EpochOffset) error {
	var failed error
	c.cl.CommitOffsetsSync(ctx, offsets, committedBy(&failed))
	return c.blame(failed)
}

// committed gives the offset that the group committed, false for none.
func (c *consumer) committedOffset(ctx context.Context, p partition) (int64, bool, error) {
	if err := c.begin(); err != nil {
		return 0, false, err
	}
	defer c.end()
	if c.group == "" {
		return 0, false, errors.New(noGroup)
	}
	got, err := c.fetchCommitted(ctx, []partition{p})
	o, ok := got[p]
	return o, ok, c.blame(err)
}

func (c *consumer) fetchCommitted(ctx context.Context, ps []partition) (map[partition]int64, error) {
	adm, err := c.questions(ctx)
	if err != nil {
		return nil, err
	}
	resp, err := adm.FetchOffsets(ctx, c.group)
	if errors.Is(err, kerr.GroupIDNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := map[partition]int64{}
	for _, p := range ps {
		if o, ok := resp.Lookup(p.topic, p.num); ok && o.Err == nil && o.At >= 0 {
			r[p] = o.At
		}
	}
	return r, nil
}

// position gives the offset of the record that is polled next.
func (c *consumer) position(ctx context.Context, p partition) (int64, error) {
	if err := c.begin(); err != nil {
		return 0, err
	}
	defer c.end()
	c.mu.Lock()
	o, known := c.pos[p]
	if s, ok := c.sought[p]; ok {
		o, known = s, true
	}
	mine := c.assigned[p]
	c.mu.Unlock()
	switch {
	case !mine:
		return 0, errors.New("You can only check the position for partitions assigned to this consumer.")
	case known:
		return o, nil
	}
	if c.member {
		return 0, errors.New("The position is not known yet")
	}
	// Nothing is fetched before the first poll.
	at, err := c.first(ctx, []partition{p})
	if err != nil {
		return 0, c.blame(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sought[p] = at[p]
	return at[p], nil
}

// seek makes offset the next to be polled.
func (c *consumer) seek(p partition, offset int64) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	if offset < 0 {
		return errors.New("seek offset must not be a negative number")
	}
	return c.seekAll(map[partition]int64{p: offset})
}

// seekBound goes to the beginning or the end of partitions; of all that are
// assigned when none is named.
func (c *consumer) seekBound(ctx context.Context, ps []partition, end bool) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	if len(ps) == 0 {
		c.mu.Lock()
		ps = keys(c.assigned)
		c.mu.Unlock()
	}
	if err := c.mine(ps); err != nil {
		return err
	}
	at, err := c.bounds(ctx, ps, end)
	if err != nil {
		return c.blame(err)
	}
	return c.seekAll(at)
}

// mine checks that partitions are assigned.
func (c *consumer) mine(ps []partition) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range ps {
		if !c.assigned[p] {
			return fmt.Errorf("No current assignment for partition %s", p)
		}
	}
	return nil
}

func (c *consumer) seekAll(at map[partition]int64) error {
	c.mu.Lock()
	offsets := map[string]map[int32]kgo.EpochOffset{}
	for p, o := range at {
		if !c.assigned[p] {
			c.mu.Unlock()
			return fmt.Errorf("No current assignment for partition %s", p)
		}
		c.drop(p)
		if !c.member {
			c.sought[p], c.unstarted[p] = o, true
			continue
		}
		c.pos[p] = o
		put(offsets, p, o)
	}
	c.mu.Unlock()
	if c.cl != nil && len(offsets) > 0 {
		c.cl.SetOffsets(offsets)
	}
	return nil
}

// ends gives the first or last offsets of partitions.
func (c *consumer) ends(ctx context.Context, ps []partition, end bool) (map[partition]int64, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	at, err := c.bounds(ctx, ps, end)
	return at, c.blame(err)
}

func (c *consumer) bounds(ctx context.Context, ps []partition, end bool) (map[partition]int64, error) {
	if _, err := c.questions(ctx); err != nil {
		return nil, err
	}
	return boundsOf(ctx, c.raw(), ps, end)
}

// boundsOf asks for the first or last offsets, waiting for topics that are
// being created. Partitions that do not come are an error when ctx ends.
func boundsOf(ctx context.Context, cl *kgo.Client, ps []partition, end bool) (map[partition]int64, error) {
	var topics []string
	for _, p := range ps {
		topics = append(topics, p.topic)
	}
	slices.Sort(topics)
	topics = slices.Compact(topics)
	adm := kadm.NewClient(cl)
	start := time.Now()
	if _, err := partitions(ctx, cl, topics...); err != nil {
		return nil, noOffsets(err, start)
	}
	at := map[partition]int64{}
	for wait := 20 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		var list kadm.ListedOffsets
		var err error
		switch {
		case !end:
			list, err = adm.ListStartOffsets(ctx, topics...)
		default:
			list, err = adm.ListEndOffsets(ctx, topics...)
		}
		var missing error
		for _, p := range ps {
			o, ok := list.Lookup(p.topic, p.num)
			switch {
			case ok && o.Err == nil:
				at[p] = o.Offset
			case ok:
				missing = o.Err
			default:
				missing = kerr.UnknownTopicOrPartition
			}
		}
		switch {
		case len(at) == len(ps):
			return at, nil
		case err != nil && !kerr.IsRetriable(err) && ctx.Err() == nil:
			return nil, err
		case missing != nil && !kerr.IsRetriable(missing):
			return nil, missing
		}
		select {
		case <-ctx.Done():
			return nil, noOffsets(ctx.Err(), start)
		case <-time.After(wait):
		}
	}
}

func noOffsets(err error, start time.Time) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return &slowOffsets{err, time.Since(start)}
	}
	return err
}

// slowOffsets says that offsets did not come in time.
type slowOffsets struct {
	err error
	d   time.Duration
}

func (s *slowOffsets) Error() string {
	return fmt.Sprintf("Failed to get offsets by times in %dms", s.d.Milliseconds())
}

func (s *slowOffsets) Unwrap() error { return s.err }

// stamp is what is found at a time.
type stamp struct {
	offset, millis int64
	epoch          int32
}

// offsetsAt finds the first records at or after times; partitions without one
// are left out.
func (c *consumer) offsetsAt(ctx context.Context, at map[partition]int64) (map[partition]stamp, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	adm, err := c.questions(ctx)
	if err != nil {
		return nil, err
	}
	byTime := map[int64][]partition{}
	for p, t := range at {
		if t < 0 {
			return nil, fmt.Errorf("The target time for partition %s is %d. The target time cannot be negative.", p, t)
		}
		byTime[t] = append(byTime[t], p)
	}
	r := map[partition]stamp{}
	for t, ps := range byTime {
		var topics []string
		for _, p := range ps {
			topics = append(topics, p.topic)
		}
		list, err := adm.ListOffsetsAfterMilli(ctx, t, topics...)
		if err != nil {
			return nil, c.blame(err)
		}
		for _, p := range ps {
			o, ok := list.Lookup(p.topic, p.num)
			switch {
			case !ok:
				return nil, kerr.UnknownTopicOrPartition
			case o.Err != nil:
				return nil, o.Err
			case o.Timestamp >= 0 && o.Offset >= 0:
				r[p] = stamp{o.Offset, o.Timestamp, o.LeaderEpoch}
			}
		}
	}
	return r, nil
}

// pause stops polling from partitions; resume goes on.
func (c *consumer) pause(ps []partition, on bool) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	if err := c.mine(ps); err != nil {
		return err
	}
	change := map[partition]bool{}
	c.mu.Lock()
	for _, p := range ps {
		change[p] = true
		if on {
			c.paused[p] = true
		} else {
			delete(c.paused, p)
		}
	}
	c.mu.Unlock()
	switch {
	case c.cl == nil:
	case on:
		c.cl.PauseFetchPartitions(byTopic(change))
	default:
		c.cl.ResumeFetchPartitions(byTopic(change))
	}
	return nil
}

// assignment gives the partitions that are consumed, or the paused ones.
func (c *consumer) assignment(paused bool) ([]partition, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	c.mu.Lock()
	defer c.mu.Unlock()
	if paused {
		return keys(c.paused), nil
	}
	return keys(c.assigned), nil
}

// subscription names the topics subscribed to.
func (c *consumer) subscription(ctx context.Context) ([]string, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	if c.pattern == nil {
		return slices.Clone(c.topics), nil
	}
	names, err := c.topicNames(ctx)
	return slices.DeleteFunc(names, func(t string) bool {
		return !c.pattern.MatchString(t) || c.noInternal && len(t) > 1 && t[:2] == "__"
	}), err
}

// available names the topics there are.
func (c *consumer) available(ctx context.Context) ([]string, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	return c.topicNames(ctx)
}

func (c *consumer) topicNames(ctx context.Context) ([]string, error) {
	adm, err := c.questions(ctx)
	if err != nil {
		return nil, err
	}
	list, err := adm.ListTopicsWithInternal(ctx)
	if err != nil {
		return nil, c.blame(err)
	}
	return list.Names(), nil
}

// topicPartitions gives the number of partitions of a topic.
func (c *consumer) topicPartitions(ctx context.Context, topic string) (int, error) {
	if err := c.begin(); err != nil {
		return 0, err
	}
	defer c.end()
	if _, err := c.questions(ctx); err != nil {
		return 0, err
	}
	n, err := partitions(ctx, c.raw(), topic)
	return n[topic], c.blame(err)
}

// close commits what auto commits and ends the connections. A second close
// does nothing.
func (c *consumer) close(ctx context.Context) error {
	if err := c.begin(); err != nil {
		return nil
	}
	defer c.end()
	err := c.leave(ctx)
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	if c.admin != nil {
		c.admin.Close()
	}
	return err
}

// committedBy makes a callback that keeps the first error of a commit.
func committedBy(failed *error) func(*kgo.Client, *kmsg.OffsetCommitRequest, *kmsg.OffsetCommitResponse, error) {
	return func(_ *kgo.Client, _ *kmsg.OffsetCommitRequest, resp *kmsg.OffsetCommitResponse, err error) {
		if *failed = err; err != nil || resp == nil {
			return
		}
		for _, t := range resp.Topics {
			for _, p := range t.Partitions {
				if err := kerr.ErrorForCode(p.ErrorCode); err != nil && *failed == nil {
					*failed = err
				}
			}
		}
	}
}
