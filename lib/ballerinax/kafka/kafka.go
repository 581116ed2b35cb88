// Package kafka is the module ballerinax/kafka: producers, consumers and
// listeners of Kafka, on github.com/twmb/franz-go.
package kafka

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"barre/lib"
	"barre/lib/ballerina/sql"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerinax/kafka.
var Module = lib.Module{Org: "ballerinax", Name: "kafka", Version: "4.6.5", Sources: sources, Bind: bind, Handlers: map[string]string{"Listener": "Handlers"}, Dev: []lib.DevService{
	{Class: "Producer", Kind: "kafka", Params: map[string]string{"bootstrapServers": "address"}},
	{Class: "Consumer", Kind: "kafka", Params: map[string]string{"bootstrapServers": "address"}},
	{Class: "Listener", Kind: "kafka", Params: map[string]string{"bootstrapServers": "address"}},
}}

// module is the module in a running program.
type module struct{ *runtime.Module }

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := module{rm}
	f := map[string]runtime.Extern{
		"Producer.init":               m.producerInit,
		"Producer.close":              m.producerClose,
		"Producer.flush":              m.producerFlush,
		"Producer.getTopicPartitions": m.producerTopicPartitions,
		"Producer.send":               m.producerSend,
		"Producer.sendWithMetadata":   m.producerSendWithMetadata,

		"Consumer.init":                 m.consumerInit,
		"Consumer.assign":               m.assign,
		"Consumer.close":                m.consumerClose,
		"Consumer.getAssignment":        m.getAssignment,
		"Consumer.getAvailableTopics":   m.getAvailableTopics,
		"Consumer.getBeginningOffsets":  m.getBeginningOffsets,
		"Consumer.getCommittedOffset":   m.getCommittedOffset,
		"Consumer.getEndOffsets":        m.getEndOffsets,
		"Consumer.getPausedPartitions":  m.getPausedPartitions,
		"Consumer.getPositionOffset":    m.getPositionOffset,
		"Consumer.getSubscription":      m.getSubscription,
		"Consumer.getTopicPartitions":   m.getTopicPartitions,
		"Consumer.pause":                m.pause,
		"Consumer.poll":                 m.poll,
		"Consumer.pollPayload":          m.pollPayload,
		"Consumer.resume":               m.resume,
		"Consumer.offsetsForTimes":      m.offsetsForTimes,
		"Consumer.seekToBeginning":      m.seekToBeginning,
		"Consumer.seekToEnd":            m.seekToEnd,
		"Consumer.subscribe":            m.subscribe,
		"Consumer.subscribeWithPattern": m.subscribeWithPattern,
		"Consumer.unsubscribe":          m.unsubscribe,

		"Listener.init":          m.listenerInit,
		"Listener.attach":        m.listenerAttach,
		"Listener.detach":        m.listenerDetach,
		"Listener.start":         m.listenerStart,
		"Listener.gracefulStop":  m.listenerGracefulStop,
		"Listener.immediateStop": m.listenerImmediateStop,
	}
	for _, class := range []string{"Consumer", "Caller"} {
		f[class+".commit"] = m.commit
		f[class+".commitOffset"] = m.commitOffset
		f[class+".seek"] = m.seek
	}
	return f
}

// err makes an Error. An error that says that no broker answers stands alone;
// any other goes behind prefix.
func (m module) err(prefix string, err error) *value.Error {
	var off *offline
	if errors.As(err, &off) {
		return m.Error("Error", off.Error(), nil)
	}
	var cause *value.Error
	if u, ok := errors.AsType[*unusable](err); ok {
		cause = value.NewError(explain(u.err), nil)
	}
	return m.Error("Error", prefix+explain(err), cause)
}

// result is an error result, or () without error.
func (m module) result(prefix string, err error) (value.Value, error) {
	if err == nil {
		return nil, nil
	}
	return m.err(prefix, err), nil
}

// ------------------------------------------------------------ producer

func (m module) producerInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	conf := args[2].(*value.Map)
	p := readProps(conf, commonSettings, producerSettings)
	var pr *producer
	var err error
	c.Block(func() { pr, err = newProducer(servers(args[1]), p, readSecurity(conf)) })
	switch {
	case errors.Is(err, errNotIdempotent):
		return m.Error("Error", err.Error(), nil), nil
	case err != nil:
		return m.err("Failed to initialize the producer: ", err), nil
	}
	args[0].(*value.Object).Native = pr
	return nil, nil
}

func producerOf(v value.Value) *producer {
	p, _ := v.(*value.Object).Native.(*producer)
	return p
}

func (m module) producerClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	p := producerOf(args[0])
	var err error
	ctx := c.Ctx()
	c.Block(func() { err = p.close(ctx) })
	return m.result("Failed to close the Kafka producer: ", err)
}

func (m module) producerFlush(c *runtime.Context, args []value.Value) (value.Value, error) {
	p := producerOf(args[0])
	var err error
	ctx := c.Ctx()
	c.Block(func() { err = p.flush(ctx) })
	return m.result("Failed to flush Kafka records: ", err)
}

func (m module) producerTopicPartitions(c *runtime.Context, args []value.Value) (value.Value, error) {
	p, topic := producerOf(args[0]), textOf(args[1])
	var n int
	var err error
	ctx := c.Ctx()
	c.Block(func() { n, err = p.topicPartitions(ctx, topic) })
	if err != nil {
		return m.Error("Error", "Failed to fetch partitions from the producer "+explain(err), nil), nil
	}
	return m.allPartitions(c, topic, n), nil
}

// allPartitions makes the list of the n partitions of a topic.
func (m module) allPartitions(c *runtime.Context, topic string, n int) *value.List {
	ps := make([]partition, n)
	for i := range ps {
		ps[i] = partition{topic, int32(i)}
	}
	return m.partitionList(c, ps)
}

func (m module) partitionList(c *runtime.Context, ps []partition) *value.List {
	t := m.Type("TopicPartition")
	l := value.NewListCap(c.Runtime().Env.Array(t), len(ps))
	for _, p := range ps {
		l.Put(topicPartition(p, t))
	}
	return l
}

const sending = "Failed to send data to Kafka server: "

// produce sends what a producer record says.
func (m module) produce(c *runtime.Context, args []value.Value) (*kgo.Record, *value.Error, error) {
	p, rec := producerOf(args[0]), args[1].(*value.Map)
	r := &kgo.Record{Topic: rec.Str("topic")}
	var err error
	if r.Value, err = toBytes(rec.Field("value")); err != nil {
		return nil, m.err(sending, reason(err)), nil
	}
	if k := rec.Field("key"); k != nil {
		if r.Key, err = toBytes(k); err != nil {
			return nil, m.err(sending, reason(err)), nil
		}
	}
	if h, ok := rec.Field("headers").(*value.Map); ok {
		r.Headers = toHeaders(h)
	}
	if ts, ok := rec.Field("timestamp").(value.Int); ok {
		if ts < 0 {
			return nil, m.Error("Error", fmt.Sprintf("%sInvalid timestamp: %d. Timestamp should always be non-negative or null.", sending, ts), nil), nil
		}
		r.Timestamp = time.UnixMilli(int64(ts))
	}
	part := -1
	if n, ok := rec.Field("partition").(value.Int); ok {
		if n < 0 {
			return nil, m.Error("Error", fmt.Sprintf("%sInvalid partition: %d. Partition number should always be non-negative or null.", sending, n), nil), nil
		}
		part = int(n)
	}
	ctx, tx := c.Ctx(), c.Tx()
	c.Block(func() {
		if p.txn != "" && tx != nil {
			if err = p.join(ctx, tx); err != nil {
				return
			}
		}
		err = p.send(ctx, r, part)
	})
	if err != nil {
		return nil, m.err(sending, err), nil
	}
	return r, nil, nil
}

func (m module) producerSend(c *runtime.Context, args []value.Value) (value.Value, error) {
	_, e, err := m.produce(c, args)
	if e != nil {
		return e, err
	}
	return nil, err
}

func (m module) producerSendWithMetadata(c *runtime.Context, args []value.Value) (value.Value, error) {
	r, e, err := m.produce(c, args)
	if e != nil || err != nil {
		return e, err
	}
	md := m.Record("RecordMetadata")
	var offset value.Value
	if r.Offset >= 0 {
		offset = value.Int(r.Offset)
	}
	size := func(b []byte) value.Value {
		if b == nil {
			return value.Int(-1)
		}
		return value.Int(len(b))
	}
	md.Put("offset", offset)
	md.Put("timestamp", value.Int(r.Timestamp.UnixMilli()))
	md.Put("serializedKeySize", size(r.Key))
	md.Put("serializedValueSize", size(r.Value))
	md.Put("topic", value.Str(r.Topic))
	md.Put("partition", value.Int(r.Partition))
	return md, nil
}

// ------------------------------------------------------------ consumer

// subscriber is the native state of Consumer and Caller objects.
type subscriber struct {
	*consumer
	autoSeek bool // past records that cannot be bound
}

// subscriberOf reads a ConsumerConfiguration and makes a consumer.
func (m module) newSubscriber(c *runtime.Context, addrs value.Value, conf *value.Map) (*subscriber, *value.Error) {
	p := readProps(conf, commonSettings, consumerSettings)
	var cons *consumer
	var err error
	c.Block(func() { cons, err = newConsumer(servers(addrs), p, readSecurity(conf)) })
	if err != nil {
		if u, ok := errors.AsType[*unusable](err); ok {
			err = u.err
		}
		return nil, m.Error("Error", "Cannot connect to the kafka server: Failed to construct kafka consumer", value.NewError(explain(err), nil))
	}
	return &subscriber{cons, conf.Bool("autoSeekOnValidationFailure")}, nil
}

const groupless = "The groupId of the consumer must be set to subscribe to the topics"

// topicsOf gives the topics field of a configuration.
func topicsOf(v value.Value) ([]string, bool) {
	switch v := v.(type) {
	case *value.String:
		return []string{v.String()}, true
	case *value.List:
		return texts(v), true
	}
	return nil, false
}

func (m module) consumerInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	conf := args[2].(*value.Map)
	s, e := m.newSubscriber(c, args[1], conf)
	if e != nil {
		return e, nil
	}
	args[0].(*value.Object).Native = s
	if topics, ok := topicsOf(conf.Field("topics")); ok {
		return m.subscribeTo(c, s, topics)
	}
	return nil, nil
}

func (m module) subscribeTo(c *runtime.Context, s *subscriber, topics []string) (value.Value, error) {
	if s.group == "" {
		return nil, m.Error("Error", groupless, nil)
	}
	var err error
	ctx := c.Ctx()
	c.Block(func() { err = s.subscribe(ctx, topics, nil) })
	return m.result("Failed to subscribe to the provided topics: ", err)
}

func consumerOf(v value.Value) *subscriber {
	s, _ := v.(*value.Object).Native.(*subscriber)
	return s
}

// within runs f outside of the runtime's lock, with the time that a duration
// argument allows: the configured one when it is () or negative.
func (s *subscriber) within(c *runtime.Context, duration value.Value, f func(ctx context.Context) error) error {
	d := s.apiTimeout
	if duration != nil {
		if x := sql.Seconds(duration); x >= 0 {
			d = x
		}
	}
	var err error
	ctx, cancel := context.WithTimeout(c.Ctx(), d)
	defer cancel()
	c.Block(func() { err = f(ctx) })
	return err
}

func partitionOf(v value.Value) partition {
	m := v.(*value.Map)
	return partition{m.Str("topic"), int32(m.Int("partition"))}
}

func partitionsOf(v value.Value) []partition {
	l := v.(*value.List)
	ps := make([]partition, l.Len())
	for i := range ps {
		ps[i] = partitionOf(l.At(i))
	}
	return ps
}

func (m module) assign(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to assign topics for the consumer: ", s.within(c, nil, func(ctx context.Context) error {
		return s.consumer.assign(ctx, partitionsOf(args[1]))
	}))
}

func (m module) consumerClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to close the connection from Kafka server: ", s.within(c, args[1], s.consumer.close))
}

func (m module) commit(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to commit offsets: ", s.within(c, nil, s.consumer.commit))
}

func (m module) commitOffset(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	at := map[partition]int64{}
	l := args[1].(*value.List)
	for i := range l.Len() {
		o := l.At(i).(*value.Map)
		at[partitionOf(o.Field("partition"))] = o.Int("offset")
	}
	return m.result("Failed to commit the offset: ", s.within(c, args[2], func(ctx context.Context) error { return s.commitOffsets(ctx, at) }))
}

func (m module) getAssignment(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.assignments(c, args[0], false, "Failed to retrieve assignment for the consumer: ")
}

func (m module) getPausedPartitions(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.assignments(c, args[0], true, "Failed to retrieve paused partitions: ")
}

func (m module) assignments(c *runtime.Context, self value.Value, paused bool, prefix string) (value.Value, error) {
	s := consumerOf(self)
	var ps []partition
	err := s.within(c, nil, func(context.Context) (err error) { ps, err = s.assignment(paused); return err })
	if err != nil {
		return m.err(prefix, err), nil
	}
	return m.partitionList(c, ps), nil
}

func (m module) getAvailableTopics(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	var names []string
	err := s.within(c, args[1], func(ctx context.Context) (err error) { names, err = s.available(ctx); return err })
	if err != nil {
		return m.err("Failed to retrieve available topics: ", err), nil
	}
	return value.NewStrings(names), nil
}

func (m module) getSubscription(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	var names []string
	err := s.within(c, nil, func(ctx context.Context) (err error) { names, err = s.subscription(ctx); return err })
	if err != nil {
		return m.err("Failed to retrieve subscribed topics: ", err), nil
	}
	return value.NewStrings(names), nil
}

func (m module) getTopicPartitions(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, topic := consumerOf(args[0]), textOf(args[1])
	var n int
	err := s.within(c, args[2], func(ctx context.Context) (err error) { n, err = s.topicPartitions(ctx, topic); return err })
	if err != nil {
		return m.err("Failed to retrieve topic partitions for the consumer: ", err), nil
	}
	return m.allPartitions(c, topic, n), nil
}

func (m module) getBeginningOffsets(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.boundOffsets(c, args, false, "Failed to retrieve offsets for the topic partitions: ")
}

func (m module) getEndOffsets(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.boundOffsets(c, args, true, "Failed to retrieve end offsets for the consumer: ")
}

func (m module) boundOffsets(c *runtime.Context, args []value.Value, end bool, prefix string) (value.Value, error) {
	s, ps := consumerOf(args[0]), partitionsOf(args[1])
	var at map[partition]int64
	err := s.within(c, args[2], func(ctx context.Context) (err error) { at, err = s.ends(ctx, ps, end); return err })
	if err != nil {
		return m.err(prefix, err), nil
	}
	t := m.Type("PartitionOffset")
	l := value.NewListCap(c.Runtime().Env.Array(t), len(ps))
	for _, p := range ps {
		l.Put(place(p, at[p], t))
	}
	return l, nil
}

func (m module) getCommittedOffset(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, p := consumerOf(args[0]), partitionOf(args[1])
	var o int64
	var ok bool
	err := s.within(c, args[2], func(ctx context.Context) (err error) { o, ok, err = s.committedOffset(ctx, p); return err })
	switch {
	case err != nil:
		return m.err("Failed to retrieve committed offsets: ", err), nil
	case !ok:
		return nil, nil
	}
	return place(p, o, m.Type("PartitionOffset")), nil
}

func (m module) getPositionOffset(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, p := consumerOf(args[0]), partitionOf(args[1])
	var o int64
	err := s.within(c, args[2], func(ctx context.Context) (err error) { o, err = s.position(ctx, p); return err })
	if err != nil {
		return m.err("Failed to retrieve position offset: ", err), nil
	}
	return value.Int(o), nil
}

func (m module) pause(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to pause topic partitions for the consumer: ", s.within(c, nil, func(context.Context) error {
		return s.consumer.pause(partitionsOf(args[1]), true)
	}))
}

func (m module) resume(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to resume topic partitions for the consumer: ", s.within(c, nil, func(context.Context) error {
		return s.consumer.pause(partitionsOf(args[1]), false)
	}))
}

func (m module) seek(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, o := consumerOf(args[0]), args[1].(*value.Map)
	return m.result("Failed to seek the consumer: ", s.within(c, nil, func(context.Context) error {
		return s.consumer.seek(partitionOf(o.Field("partition")), o.Int("offset"))
	}))
}

func (m module) seekToBeginning(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to seek the consumer to the beginning: ", s.within(c, nil, func(ctx context.Context) error {
		return s.seekBound(ctx, partitionsOf(args[1]), false)
	}))
}

func (m module) seekToEnd(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to seek the consumer to the end: ", s.within(c, nil, func(ctx context.Context) error {
		return s.seekBound(ctx, partitionsOf(args[1]), true)
	}))
}

func (m module) subscribe(c *runtime.Context, args []value.Value) (value.Value, error) {
	topics, _ := topicsOf(args[1])
	return m.subscribeTo(c, consumerOf(args[0]), topics)
}

func (m module) subscribeWithPattern(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	const prefix = "Failed to subscribe to the topics: "
	re, err := regexp.Compile("^(?:" + textOf(args[1]) + ")$")
	if err != nil {
		return m.result(prefix, fmt.Errorf("the pattern is not supported: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: ")))
	}
	return m.result(prefix, s.within(c, nil, func(ctx context.Context) error { return s.consumer.subscribe(ctx, nil, re) }))
}

func (m module) unsubscribe(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := consumerOf(args[0])
	return m.result("Failed to unsubscribe the consumer: ", s.within(c, nil, s.consumer.unsubscribe))
}

func (m module) offsetsForTimes(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, l := consumerOf(args[0]), args[1].(*value.List)
	asked := make([]partition, l.Len())
	at := map[partition]int64{}
	for i := range asked {
		pair := l.At(i).(*value.List)
		asked[i] = partitionOf(pair.At(0))
		at[asked[i]] = int64(pair.At(1).(value.Int))
	}
	var found map[partition]stamp
	err := s.within(c, args[2], func(ctx context.Context) (err error) { found, err = s.offsetsAt(ctx, at); return err })
	if err != nil {
		return m.err("Failed to retrieve offsets for the given times: ", err), nil
	}
	t := m.Type("TopicPartitionOffset")
	r := value.NewListCap(c.Runtime().Env.Array(t), len(asked))
	for _, p := range asked {
		pair := value.NewListCap(t, 2)
		pair.Put(topicPartition(p, m.Type("TopicPartition")))
		if st, ok := found[p]; ok {
			o := m.Record("OffsetAndTimestamp")
			o.Put("offset", value.Int(st.offset))
			o.Put("timestamp", value.Int(st.millis))
			var epoch value.Value
			if st.epoch >= 0 {
				epoch = value.Int(st.epoch)
			}
			o.Put("leaderEpoch", epoch)
			pair.Put(o)
		} else {
			pair.Put(nil)
		}
		r.Put(pair)
	}
	return r, nil
}

// ------------------------------------------------------------ polling

const polling = "Failed to poll from the Kafka server: "

func (m module) poll(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.pollAs(c, args, false)
}

func (m module) pollPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.pollAs(c, args, true)
}

func (m module) pollAs(c *runtime.Context, args []value.Value, payload bool) (value.Value, error) {
	s, t := consumerOf(args[0]), args[2].(*value.Typedesc).Type
	end := time.Now().Add(max(0, sql.Seconds(args[1])))
	for {
		var rs []*kgo.Record
		var err error
		ctx := c.Ctx()
		c.Block(func() { rs, err = s.consumer.poll(ctx, time.Until(end)) })
		if err != nil {
			return m.err(polling, err), nil
		}
		b := &batch{m: m, s: s, b: binder{c}}
		if payload {
			b.payload = t
		} else {
			b.records = t
		}
		e, err := b.fill(rs)
		if e != nil || err != nil {
			return e, err
		}
		// Records that were all passed over are no reason to come back with
		// nothing while there is time.
		if len(rs) == 0 || b.n > 0 || time.Now().After(end) {
			return b.list(t), nil
		}
	}
}

// batch binds polled records to one or two lists: of records and of payloads.
type batch struct {
	m                module
	s                *subscriber
	b                binder
	records, payload types.Type // list types, nil for none
	recs, pays       []value.Value
	n                int
}

// fill binds records. At one that does not fit it either passes over it, as the
// configuration may say, or gives the rest back: what fitted is the result,
// and without any, e is the error.
func (b *batch) fill(rs []*kgo.Record) (e *value.Error, err error) {
	for i, r := range rs {
		var rec, pay value.Value
		var why error
		if b.records != nil {
			rec, why = b.b.record(r, types.ListElem(b.records))
		}
		if b.payload != nil && why == nil {
			pay, why = b.b.bytes(r.Value, types.ListElem(b.payload))
		}
		if why == nil {
			b.recs, b.pays = append(b.recs, rec), append(b.pays, pay)
			b.n++
			continue
		}
		if p, ok := why.(*value.Error); ok {
			b.s.unread(rs[i:])
			return nil, p
		}
		if b.s.autoSeek {
			fmt.Fprintf(b.b.c.Runtime().Stderr, "error: Data binding failed for record at offset %d of partition %s, which is passed over: %s\n", r.Offset, of(r), why)
			continue
		}
		b.s.unread(rs[i:])
		if b.n > 0 {
			return nil, nil
		}
		return b.m.bindingError(r, why), nil
	}
	return nil, nil
}

func (m module) bindingError(r *kgo.Record, why error) *value.Error {
	d := place(of(r), r.Offset, m.Type("PartitionOffset"))
	return m.Error("PayloadBindingError", "Data binding failed. If needed, please seek past the record to continue consumption.",
		value.NewError(why.Error(), nil), "partition", value.CloneReadOnly(d.Field("partition")), "offset", value.Int(r.Offset))
}

// list makes a list of type t of what was bound.
func (b *batch) list(t types.Type) *value.List {
	vals := b.pays
	if t == b.records {
		vals = b.recs
	}
	l := value.NewList(t, vals)
	if types.IsReadonly(types.Intersect(t, types.AnyList)) {
		return value.CloneReadOnly(l).(*value.List)
	}
	return l
}
