package kafka

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// partition is a partition of a topic.
type partition struct {
	topic string
	num   int32
}

func (p partition) String() string { return fmt.Sprintf("%s-%d", p.topic, p.num) }

// consumer polls records, as one that is assigned partitions or as a member of
// a group. It keeps positions itself: the offset behind the last record it
// gave out of each partition is what seek changes and commit commits. Records
// that were fetched and not given out wait in pending.
type consumer struct {
	*base
	group       string
	auto        bool
	interval    time.Duration // between commits when auto
	reset       string        // "earliest", "latest", "none"
	most        int           // records in one poll
	apiTimeout  time.Duration
	noInternal  bool
	static      bool // the member keeps its place in the group when it goes
	groupOpts   []kgo.Opt
	consumeOpts []kgo.Opt

	// op is held by each operation: a consumer does one thing at a time.
	op sync.Mutex

	// cl is the client of the present subscription or assignment, nil without;
	// admin asks questions that belong to neither.
	cl    *kgo.Client
	stop  func() // ends what cl is about
	admin *kgo.Client

	// mu guards what callbacks of the group change.
	mu        sync.Mutex
	closed    bool
	topics    []string       // subscribed to
	pattern   *regexp.Regexp // subscribed to, nil for topics
	member    bool           // of a group, by topics or pattern
	assigned  map[partition]bool
	unstarted map[partition]bool // assigned by hand, not consumed yet from the present position
	pos       map[partition]int64
	sought    map[partition]int64 // wished positions of what is not consumed yet
	paused    map[partition]bool
	pending   []*kgo.Record
	committed time.Time // when auto committed last
	failed    error     // of the group, to be given by the next poll
	wake      func()    // ends the wait of the present poll
}

var errConsumerClosed = errors.New("This consumer has already been closed.")

const noGroup = "To use the group management or offset commit APIs, you must provide a valid group.id in the consumer configuration."

// newConsumer makes a consumer. It connects when it is first used.
func newConsumer(addrs []string, p *props, s security) (*consumer, error) {
	b, err := newBase(addrs, p, s)
	if err != nil {
		return nil, err
	}
	c := &consumer{
		base:       b,
		group:      p.or("group.id", ""),
		auto:       p.bool("enable.auto.commit", true),
		interval:   p.duration("auto.commit.interval.ms", 5*time.Second),
		reset:      p.oneOf("auto.offset.reset", "latest", "earliest", "latest", "none"),
		most:       int(p.int32("max.poll.records", 500, 1)),
		apiTimeout: p.duration("default.api.timeout.ms", time.Minute),
		noInternal: p.bool("exclude.internal.topics", true),
	}
	level := kgo.ReadUncommitted()
	if p.oneOf("isolation.level", "read_uncommitted", "read_committed", "read_uncommitted") == "read_committed" {
		level = kgo.ReadCommitted()
	}
	c.consumeOpts = []kgo.Opt{
		kgo.FetchIsolationLevel(level),
		kgo.FetchMaxWait(max(p.duration("fetch.max.wait.ms", 500*time.Millisecond), time.Millisecond)),
		kgo.FetchMinBytes(p.int32("fetch.min.bytes", 1, 0)),
		kgo.FetchMaxBytes(p.int32("fetch.max.bytes", 50<<20, 1)),
		kgo.FetchMaxPartitionBytes(p.int32("max.partition.fetch.bytes", 1<<20, 1)),
		kgo.ConsumeResetOffset(c.resetOffset()),
	}
	if !p.bool("check.crcs", true) {
		c.consumeOpts = append(c.consumeOpts, kgo.DisableFetchCRCValidation())
	}
	if rack, ok := p.str("client.rack"); ok {
		c.consumeOpts = append(c.consumeOpts, kgo.Rack(rack))
	}
	session := max(p.duration("session.timeout.ms", 45*time.Second), 100*time.Millisecond)
	heartbeat := max(p.duration("heartbeat.interval.ms", 3*time.Second), 10*time.Millisecond)
	if heartbeat >= session {
		p.fail("Heartbeat must be set lower than the session timeout")
	}
	balancers, err := assignors(p.or("partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.CooperativeStickyAssignor"))
	if err != nil {
		return nil, err
	}
	c.groupOpts = []kgo.Opt{
		kgo.ConsumerGroup(c.group),
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
		kgo.SessionTimeout(session),
		kgo.HeartbeatInterval(heartbeat),
		kgo.RebalanceTimeout(max(p.duration("max.poll.interval.ms", 5*time.Minute), time.Second)),
		kgo.Balancers(balancers...),
		kgo.OnPartitionsAssigned(c.onAssigned),
		kgo.OnPartitionsRevoked(c.onRevoked),
		kgo.OnPartitionsLost(c.onLost),
	}
	if id, ok := p.str("group.instance.id"); ok {
		c.groupOpts = append(c.groupOpts, kgo.InstanceID(id))
		c.static = true
	}
	if err := p.done(); err != nil {
		return nil, err
	}
	c.clear()
	return c, nil
}

// assignors finds balancers by the class names of Kafka's.
func assignors(classes string) ([]kgo.GroupBalancer, error) {
	var r []kgo.GroupBalancer
	cooperative := 0
	for _, class := range strings.Split(classes, ",") {
		class = strings.TrimSpace(class)
		switch class[strings.LastIndex(class, ".")+1:] {
		case "RangeAssignor":
			r = append(r, kgo.RangeBalancer())
		case "RoundRobinAssignor":
			r = append(r, kgo.RoundRobinBalancer())
		case "StickyAssignor":
			r = append(r, kgo.StickyBalancer())
		case "CooperativeStickyAssignor":
			cooperative++
			r = append(r, kgo.CooperativeStickyBalancer())
		default:
			return nil, fmt.Errorf("Class %s cannot be found", class)
		}
	}
	if cooperative > 0 && cooperative < len(r) {
		// Members that revoke everything and members that do not cannot be in
		// one group: the ones that every member knows decide.
		r = slices.DeleteFunc(r, func(b kgo.GroupBalancer) bool { return b.IsCooperative() })
	}
	return r, nil
}

func (c *consumer) resetOffset() kgo.Offset {
	switch c.reset {
	case "earliest":
		return kgo.NewOffset().AtStart()
	case "latest":
		return kgo.NewOffset().AtEnd()
	}
	return kgo.NoResetOffset()
}

// clear forgets what was consumed. The caller holds mu, or has c alone.
func (c *consumer) clear() {
	c.topics, c.pattern, c.member, c.pending, c.failed = nil, nil, false, nil, nil
	c.assigned, c.unstarted = map[partition]bool{}, map[partition]bool{}
	c.pos, c.sought, c.paused = map[partition]int64{}, map[partition]int64{}, map[partition]bool{}
}

// begin starts an operation; end must follow unless it gives an error.
func (c *consumer) begin() error {
	c.op.Lock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		c.op.Unlock()
		return errConsumerClosed
	}
	return nil
}

func (c *consumer) end() { c.op.Unlock() }

// questions is a client for questions.
func (c *consumer) questions(ctx context.Context) (*kadm.Client, error) {
	if c.cl == nil && c.admin == nil {
		cl, err := kgo.NewClient(c.opts...)
		if err != nil {
			return nil, err
		}
		c.admin = cl
	}
	if err := c.reach(ctx, c.raw()); err != nil {
		return nil, err
	}
	return kadm.NewClient(c.raw()), nil
}

func (c *consumer) raw() *kgo.Client {
	if c.cl != nil {
		return c.cl
	}
	return c.admin
}

// leave ends a subscription or assignment, committing what auto commits.
func (c *consumer) leave(ctx context.Context) error {
	if c.cl == nil {
		c.mu.Lock()
		c.clear()
		c.mu.Unlock()
		return nil
	}
	var err error
	if c.auto && c.group != "" {
		err = c.commitPositions(ctx)
	}
	cl := c.cl
	c.cl = nil
	c.mu.Lock()
	c.clear()
	c.mu.Unlock()
	cl.AllowRebalance()
	if e := c.leaveGroup(ctx, cl); err == nil {
		err = e
	}
	c.stop()
	cl.CloseAllowingRebalance()
	return err
}

// leaveGroup tells the group that this member goes. The client only does so
// between rebalances, and one may take as long as another member is busy: then
// the broker is told directly, and stopping the client ends its wait.
func (c *consumer) leaveGroup(ctx context.Context, cl *kgo.Client) error {
	left := make(chan error, 1)
	go func() { left <- cl.LeaveGroupContext(ctx) }()
	var err error
	select {
	case err = <-left:
	case <-time.After(500 * time.Millisecond):
		member, _ := cl.GroupMetadata()
		if c.static || member == "" {
			return nil
		}
		req := kmsg.NewPtrLeaveGroupRequest()
		req.Group, req.MemberID = c.group, member
		m := kmsg.NewLeaveGroupRequestMember()
		m.MemberID = member
		req.Members = append(req.Members, m)
		_, err = req.RequestWith(ctx, cl)
		return c.blame(err)
	}
	if errors.Is(err, kgo.ErrClientClosed) || errors.Is(err, kerr.UnknownMemberID) {
		return nil
	}
	return err
}

// subscribe consumes topics as a member of the group.
func (c *consumer) subscribe(ctx context.Context, topics []string, pattern *regexp.Regexp) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	for _, t := range topics {
		if strings.TrimSpace(t) == "" {
			return errors.New("Topic collection to subscribe to cannot contain null or empty topic")
		}
	}
	if c.group == "" {
		return errors.New(noGroup)
	}
	if err := c.leave(ctx); err != nil {
		return err
	}
	if len(topics) == 0 && pattern == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.topics, c.pattern, c.member = slices.Clone(topics), pattern, true
	slices.Sort(c.topics)
	c.topics = slices.Compact(c.topics)
	return nil
}

func (c *consumer) unsubscribe(ctx context.Context) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	return c.leave(ctx)
}

// assign consumes partitions in place of what was consumed before. Those that
// were go on where they are.
func (c *consumer) assign(ctx context.Context, ps []partition) error {
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	for _, p := range ps {
		if strings.TrimSpace(p.topic) == "" {
			return errors.New("Topic partitions to assign to cannot have null or empty topic")
		}
	}
	c.mu.Lock()
	member, old, paused := c.member, c.pos, c.paused
	c.mu.Unlock()
	if member {
		return errors.New("Subscription to topics, partitions and pattern are mutually exclusive")
	}
	if err := c.leave(ctx); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range ps {
		c.assigned[p], c.unstarted[p] = true, true
		if at, ok := old[p]; ok {
			c.sought[p] = at
		}
		if paused[p] {
			c.paused[p] = true
		}
	}
	return nil
}

// start makes the client for what is subscribed to or assigned, if it is not
// there, and gives partitions that are assigned their first position.
func (c *consumer) start(ctx context.Context) error {
	c.mu.Lock()
	member, topics, pattern := c.member, c.topics, c.pattern
	idle := !member && len(c.assigned) == 0
	c.mu.Unlock()
	if idle {
		return errors.New("Consumer is not subscribed to any topics or assigned any partitions")
	}
	if c.cl == nil {
		life, stop := context.WithCancel(context.Background())
		opts := append(slices.Clone(c.opts), c.consumeOpts...)
		opts = append(opts, kgo.WithContext(life))
		ready := make(chan struct{})
		var cl *kgo.Client
		if member {
			// The group may call before NewClient has returned.
			opts = append(opts, kgo.AdjustFetchOffsetsFn(func(ctx context.Context, m map[string]map[int32]kgo.Offset) (map[string]map[int32]kgo.Offset, error) {
				<-ready
				return c.adjust(ctx, cl, m)
			}))
			opts = append(opts, c.groupOpts...)
			if pattern != nil {
				opts = append(opts, kgo.ConsumeRegex(), kgo.ConsumeTopics(pattern.String()))
				if c.noInternal {
					opts = append(opts, kgo.ConsumeExcludeTopics("^__"))
				}
			} else {
				opts = append(opts, kgo.ConsumeTopics(topics...))
			}
		}
		var err error
		cl, err = kgo.NewClient(opts...)
		close(ready)
		if err != nil {
			stop()
			return err
		}
		c.cl, c.stop = cl, stop
		c.mu.Lock()
		cl.PauseFetchPartitions(byTopic(c.paused))
		c.mu.Unlock()
	}
	if err := c.reach(ctx, c.cl); err != nil || member {
		return err
	}
	c.mu.Lock()
	todo := keys(c.unstarted)
	c.mu.Unlock()
	if len(todo) == 0 {
		return nil
	}
	at, err := c.first(ctx, todo)
	if err != nil {
		return err
	}
	add := map[string]map[int32]kgo.Offset{}
	again := map[partition]bool{}
	c.mu.Lock()
	for p, o := range at {
		if add[p.topic] == nil {
			add[p.topic] = map[int32]kgo.Offset{}
		}
		add[p.topic][p.num] = kgo.NewOffset().At(o)
		if _, ok := c.pos[p]; ok {
			again[p] = true
		}
		c.pos[p] = o
		delete(c.unstarted, p)
		delete(c.sought, p)
	}
	c.mu.Unlock()
	// The client forgets what it has fetched of those it knows.
	c.cl.RemoveConsumePartitions(byTopic(again))
	c.cl.AddConsumePartitions(add)
	return nil
}

// first gives the positions at which partitions begin: one that was sought,
// the one the group committed, or the one to reset to.
func (c *consumer) first(ctx context.Context, ps []partition) (map[partition]int64, error) {
	at := map[partition]int64{}
	var rest []partition
	c.mu.Lock()
	for _, p := range ps {
		if o, ok := c.sought[p]; ok {
			at[p] = o
		} else {
			rest = append(rest, p)
		}
	}
	c.mu.Unlock()
	if len(rest) == 0 {
		return at, nil
	}
	if c.group != "" {
		got, err := c.fetchCommitted(ctx, rest)
		if err != nil {
			return nil, err
		}
		rest = slices.DeleteFunc(rest, func(p partition) bool {
			o, ok := got[p]
			if ok {
				at[p] = o
			}
			return ok
		})
	}
	if len(rest) == 0 {
		return at, nil
	}
	if c.reset == "none" {
		return nil, fmt.Errorf("Undefined offset with no reset policy for partitions: [%s]", join(rest))
	}
	got, err := c.bounds(ctx, rest, c.reset == "latest")
	if err != nil {
		return nil, err
	}
	for p, o := range got {
		at[p] = o
	}
	return at, nil
}

// adjust gives the partitions that the group assigned and nobody committed an
// offset of the position to begin at, so that all positions are known.
func (c *consumer) adjust(ctx context.Context, cl *kgo.Client, offsets map[string]map[int32]kgo.Offset) (map[string]map[int32]kgo.Offset, error) {
	var none []partition
	for t, ps := range offsets {
		for n, o := range ps {
			if o.EpochOffset().Offset < 0 {
				none = append(none, partition{t, n})
			}
		}
	}
	if len(none) > 0 {
		if c.reset == "none" {
			slices.SortFunc(none, comparePartitions)
			err := fmt.Errorf("Undefined offset with no reset policy for partitions: [%s]", join(none))
			c.mu.Lock()
			if c.failed = err; c.wake != nil {
				c.wake()
			}
			c.mu.Unlock()
			return offsets, nil
		}
		got, err := boundsOf(ctx, cl, none, c.reset == "latest")
		if err != nil {
			return nil, err
		}
		for p, o := range got {
			offsets[p.topic][p.num] = kgo.NewOffset().At(o)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for t, ps := range offsets {
		for n, o := range ps {
			if at := o.EpochOffset().Offset; at >= 0 {
				c.pos[partition{t, n}] = at
			}
		}
	}
	return offsets, nil
}

func (c *consumer) onAssigned(_ context.Context, _ *kgo.Client, m map[string][]int32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for t, ps := range m {
		for _, n := range ps {
			c.assigned[partition{t, n}] = true
		}
	}
}

// onRevoked commits what the consumer gave out of partitions that go to another
// member, and forgets them.
func (c *consumer) onRevoked(ctx context.Context, cl *kgo.Client, m map[string][]int32) {
	if c.auto {
		c.mu.Lock()
		offsets := map[string]map[int32]kgo.EpochOffset{}
		for t, ps := range m {
			for _, n := range ps {
				if o, ok := c.pos[partition{t, n}]; ok {
					put(offsets, partition{t, n}, o)
				}
			}
		}
		c.mu.Unlock()
		// What cannot be committed is polled again by the next member.
		cl.CommitOffsetsSync(ctx, offsets, nil)
	}
	c.onLost(ctx, cl, m)
}

func (c *consumer) onLost(_ context.Context, _ *kgo.Client, m map[string][]int32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for t, ps := range m {
		for _, n := range ps {
			p := partition{t, n}
			delete(c.assigned, p)
			delete(c.pos, p)
			delete(c.paused, p)
			c.drop(p)
		}
	}
}

// drop forgets pending records of a partition. The caller holds mu.
func (c *consumer) drop(p partition) {
	c.pending = slices.DeleteFunc(c.pending, func(r *kgo.Record) bool { return of(r) == p })
}

func of(r *kgo.Record) partition { return partition{r.Topic, r.Partition} }

// poll gives records, waiting for some for at most the time given. The records
// count as given out unless unread takes them back.
func (c *consumer) poll(ctx context.Context, wait time.Duration) ([]*kgo.Record, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	return c.pollLocked(ctx, wait)
}

func (c *consumer) pollLocked(ctx context.Context, wait time.Duration) ([]*kgo.Record, error) {
	end, stop := context.WithTimeout(ctx, max(wait, 0))
	defer stop()
	// Who never waits must get on nevertheless.
	begin, cancel := context.WithTimeout(ctx, max(wait, 200*time.Millisecond))
	defer cancel()
	if err := c.start(begin); err != nil {
		if e := c.unavailable(); e != nil {
			return nil, e
		}
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			return nil, nil
		}
		return nil, err
	}
	c.autoCommit()
	c.mu.Lock()
	if c.wake = stop; c.failed != nil {
		stop()
	}
	c.mu.Unlock()
	c.cl.AllowRebalance()
	for {
		if rs := c.take(); len(rs) > 0 {
			return rs, nil
		}
		fetches := c.cl.PollRecords(end, c.most)
		var failed error
		fetches.EachError(func(_ string, _ int32, err error) {
			if failed == nil && !passing(err) {
				failed = err
			}
		})
		c.mu.Lock()
		fetches.EachRecord(func(r *kgo.Record) { c.pending = append(c.pending, r) })
		if failed == nil {
			failed, c.failed = c.failed, nil
		}
		c.mu.Unlock()
		if rs := c.take(); len(rs) > 0 {
			return rs, nil
		}
		switch {
		case failed != nil:
			return nil, failed
		case ctx.Err() != nil:
			return nil, nil
		case end.Err() != nil:
			return nil, c.unavailable()
		}
	}
}

// passing tells errors that go by themselves from those the program must know.
func passing(err error) bool {
	var loss *kgo.ErrDataLoss
	var ne net.Error
	switch {
	case refusal(err) != nil:
		return false
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, kgo.ErrClientClosed),
		errors.Is(err, io.EOF), errors.As(err, &loss), errors.As(err, &ne):
		return true
	}
	return kerr.IsRetriable(err)
}

// take gives pending records, at most as many as one poll may, and moves the
// positions behind them.
func (c *consumer) take() []*kgo.Record {
	c.mu.Lock()
	defer c.mu.Unlock()
	var rs []*kgo.Record
	rest := c.pending[:0:0]
	for _, r := range c.pending {
		p := of(r)
		switch {
		case !c.assigned[p]:
			continue
		case c.paused[p] || len(rs) == c.most:
			rest = append(rest, r)
			continue
		}
		rs = append(rs, r)
		c.pos[p] = r.Offset + 1
	}
	c.pending = rest
	return rs
}

// unread takes records back that poll gave: the next poll gives them again.
func (c *consumer) unread(rs []*kgo.Record) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(rs) - 1; i >= 0; i-- {
		if p := of(rs[i]); c.assigned[p] {
			c.pos[p] = rs[i].Offset
		}
	}
	c.pending = append(slices.Clone(rs), c.pending...)
}

// autoCommit commits the positions in the background when it is time to.
func (c *consumer) autoCommit() {
	if !c.auto || c.group == "" || time.Since(c.committed) < c.interval {
		return
	}
	if c.committed.IsZero() {
		c.committed = time.Now()
		return
	}
	c.committed = time.Now()
	offsets := c.positions()
	if len(offsets) == 0 {
		return
	}
	if c.member {
		// One that fails is followed by another.
		c.cl.CommitOffsets(context.Background(), offsets, nil)
		return
	}
	cl := c.cl
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), c.request)
		defer cancel()
		_, _ = kadm.NewClient(cl).CommitOffsets(ctx, c.group, toOffsets(offsets))
	}()
}

func (c *consumer) positions() map[string]map[int32]kgo.EpochOffset {
	c.mu.Lock()
	defer c.mu.Unlock()
	offsets := map[string]map[int32]kgo.EpochOffset{}
	for p, o := range c.pos {
		if c.assigned[p] {
			put(offsets, p, o)
		}
	}
	return offsets
}

func put(m map[string]map[int32]kgo.EpochOffset, p partition, o int64) {
	if m[p.topic] == nil {
		m[p.topic] = map[int32]kgo.EpochOffset{}
	}
	m[p.topic][p.num] = kgo.EpochOffset{Epoch: -1, Offset: o}
}

func toOffsets(m map[string]map[int32]kgo.EpochOffset) kadm.Offsets {
	r := kadm.Offsets{}
	for t, ps := range m {
		for n, o := range ps {
			r.AddOffset(t, n, o.Offset, -1)
		}
	}
	return r
}

func byTopic(m map[partition]bool) map[string][]int32 {
	r := map[string][]int32{}
	for p := range m {
		r[p.topic] = append(r[p.topic], p.num)
	}
	return r
}

func keys(m map[partition]bool) []partition {
	r := make([]partition, 0, len(m))
	for p := range m {
		r = append(r, p)
	}
	slices.SortFunc(r, comparePartitions)
	return r
}

func comparePartitions(a, b partition) int {
	if d := strings.Compare(a.topic, b.topic); d != 0 {
		return d
	}
	return int(a.num) - int(b.num)
}

func join(ps []partition) string {
	s := make([]string, len(ps))
	for i, p := range ps {
		s[i] = p.String()
	}
	return strings.Join(s, ", ")
}
