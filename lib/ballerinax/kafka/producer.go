package kafka

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// producer sends records.
type producer struct {
	*base
	cl       *kgo.Client
	maxBlock time.Duration
	delivery time.Duration // for a record to be sent
	txn      string        // transactional id, "" for none
	closed   atomic.Bool
	begun    atomic.Bool // a transaction

	known   sync.Map // topic → knownTopic
	refresh time.Duration
}

// knownTopic is a topic that was there when it was last asked for.
type knownTopic struct {
	partitions int
	asked      time.Time
}

var errProducerClosed = errors.New("Cannot perform operation after producer has been closed")

var errOutside = errors.New("a producer with a transactionalId sends in transactions only")

// Errors of configurations that messages of init show without prefix.
var errNotIdempotent = errors.New("configuration enableIdempotence must be set to true to enable transactional producer")

// newProducer makes a producer. It connects when it is first used.
func newProducer(addrs []string, p *props, s security) (*producer, error) {
	txn, transactional := p.str("transactional.id")
	idempotent := p.bool("enable.idempotence", false)
	if transactional && !idempotent {
		return nil, errNotIdempotent
	}
	b, err := newBase(addrs, p, s)
	if err != nil {
		return nil, err
	}
	pr := &producer{base: b, txn: txn, maxBlock: p.duration("max.block.ms", time.Minute), refresh: p.duration("metadata.max.age.ms", 5*time.Minute)}
	acks := p.oneOf("acks", "1", "all", "-1", "0", "1")
	switch {
	case idempotent && acks != "all" && acks != "-1":
		return nil, errors.New("Must set acks to all in order to use the idempotent producer.")
	case acks == "0":
		b.opts = append(b.opts, kgo.RequiredAcks(kgo.NoAck()))
	case acks == "1":
		b.opts = append(b.opts, kgo.RequiredAcks(kgo.LeaderAck()))
	default:
		b.opts = append(b.opts, kgo.RequiredAcks(kgo.AllISRAcks()))
	}
	inflight := p.int("max.in.flight.requests.per.connection", 5, 1)
	if !idempotent {
		b.opts = append(b.opts, kgo.DisableIdempotentWrite(), kgo.MaxProduceRequestsInflightPerBroker(int(inflight)))
	} else if !transactional {
		b.opts = append(b.opts, kgo.AllowIdempotentProduceCancellation())
	}
	if transactional {
		b.opts = append(b.opts, kgo.TransactionalID(txn), kgo.TransactionTimeout(p.duration("transaction.timeout.ms", time.Minute)))
	}
	codec, ok := map[string]kgo.CompressionCodec{
		"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
		"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
	}[p.or("compression.type", "none")]
	if !ok {
		p.fail("Unknown compression name: %s", p.m["compression.type"])
	}
	linger := p.duration("linger.ms", 0)
	pr.delivery = max(p.duration("delivery.timeout.ms", 2*time.Minute), linger+b.request)
	p.int("batch.size", 0, 0) // batches are as large as requests may be
	request := p.int32("max.request.size", 1_048_576, 1)
	part, err := partitioner(p.or("partitioner.class", ""))
	if err != nil {
		return nil, err
	}
	b.opts = append(b.opts,
		kgo.ProducerBatchCompression(codec),
		kgo.ProducerLinger(linger),
		kgo.ProduceRequestTimeout(max(b.request, 100*time.Millisecond)),
		kgo.RecordRetries(int(min(p.int("retries", math.MaxInt32, 0), math.MaxInt32))),
		kgo.MaxBufferedBytes(int(p.int("buffer.memory", 32<<20, 1))),
		kgo.ProducerBatchMaxBytes(request),
		kgo.BrokerMaxWriteBytes(max(request, 1<<10)+1<<20),
		kgo.RecordPartitioner(part),
	)
	if err := p.done(); err != nil {
		return nil, err
	}
	if pr.cl, err = kgo.NewClient(b.opts...); err != nil {
		return nil, err
	}
	return pr, nil
}

// partitioner finds a way to choose partitions by the class name of Kafka's. A
// record that names its partition goes there whatever the way.
func partitioner(class string) (kgo.Partitioner, error) {
	var p kgo.Partitioner
	switch class[strings.LastIndex(class, ".")+1:] {
	case "", "DefaultPartitioner":
		p = kgo.StickyKeyPartitioner(nil)
	case "RoundRobinPartitioner":
		p = kgo.RoundRobinPartitioner()
	case "UniformStickyPartitioner":
		p = kgo.StickyPartitioner()
	default:
		return nil, fmt.Errorf("Invalid value %s for configuration partitioner.class: Class %s could not be found.", class, class)
	}
	return chosen{p}, nil
}

type chosenKey struct{}

// chosen is a partitioner that lets records choose.
type chosen struct{ kgo.Partitioner }

func (c chosen) ForTopic(t string) kgo.TopicPartitioner {
	return chosenTopic{c.Partitioner.ForTopic(t)}
}

type chosenTopic struct{ kgo.TopicPartitioner }

func named(r *kgo.Record) (int, bool) {
	n, ok := r.Context.Value(chosenKey{}).(int)
	return n, ok
}

func (c chosenTopic) RequiresConsistency(r *kgo.Record) bool {
	if _, ok := named(r); ok {
		return true
	}
	return c.TopicPartitioner.RequiresConsistency(r)
}

func (c chosenTopic) Partition(r *kgo.Record, n int) int {
	if p, ok := named(r); ok {
		return p
	}
	return c.TopicPartitioner.Partition(r, n)
}

// OnNewBatch lets a sticky partitioner go on to another partition.
func (c chosenTopic) OnNewBatch() {
	if o, ok := c.TopicPartitioner.(kgo.TopicPartitionerOnNewBatch); ok {
		o.OnNewBatch()
	}
}

// send sends a record and waits until it counts as sent; partition is -1 for
// one to be chosen.
func (p *producer) send(ctx context.Context, r *kgo.Record, partition int) error {
	switch {
	case p.closed.Load():
		return errProducerClosed
	case p.txn != "" && !p.begun.Load():
		return errOutside
	}
	// Brokers that cannot be reached are tried for a moment only: they may be
	// starting.
	block, cancel := context.WithTimeout(ctx, min(p.maxBlock, 3*time.Second))
	err := p.reach(block, p.cl)
	cancel()
	if err != nil && (ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded)) {
		return err
	}
	n, err := p.count(ctx, r.Topic, partition)
	if err != nil {
		return err
	}
	// The client's own limit for the delivery counts from the timestamp of the
	// record, which the program may choose.
	rctx, cancel := context.WithTimeout(ctx, p.delivery)
	defer cancel()
	if partition >= 0 {
		if partition >= n {
			return fmt.Errorf("Partition %d of topic %s with partition count %d is not present in metadata after %d ms.", partition, r.Topic, n, p.maxBlock.Milliseconds())
		}
		rctx = context.WithValue(rctx, chosenKey{}, partition)
	}
	err = p.cl.ProduceSync(rctx, r).FirstErr()
	if err != nil && rctx.Err() != nil && ctx.Err() == nil {
		return fmt.Errorf("Expiring 1 record(s) for %s-%d:%d ms has passed since batch creation", r.Topic, r.Partition, p.delivery.Milliseconds())
	}
	return err
}

// count gives the number of partitions of a topic, waiting for it to be there.
// partition is one that it should have.
func (p *producer) count(ctx context.Context, topic string, partition int) (int, error) {
	if v, ok := p.known.Load(topic); ok {
		if k := v.(knownTopic); partition < k.partitions && time.Since(k.asked) < p.refresh {
			return k.partitions, nil
		}
	}
	block, cancel := context.WithTimeout(ctx, p.maxBlock)
	defer cancel()
	n, err := partitions(block, p.cl, topic)
	if err == nil {
		p.known.Store(topic, knownTopic{n[topic], time.Now()})
		return n[topic], nil
	}
	if e := p.unavailable(); e != nil {
		return 0, e
	}
	if block.Err() != nil && ctx.Err() == nil {
		return 0, fmt.Errorf("Topic %s not present in metadata after %d ms.", topic, p.maxBlock.Milliseconds())
	}
	return 0, err
}

// topicPartitions gives the number of partitions of a topic.
func (p *producer) topicPartitions(ctx context.Context, topic string) (int, error) {
	if p.closed.Load() {
		return 0, errors.New("Requested metadata update after close")
	}
	p.known.Delete(topic)
	block, cancel := context.WithTimeout(ctx, p.maxBlock)
	defer cancel()
	n, err := partitions(block, p.cl, topic)
	if err != nil && block.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("Topic %s not present in metadata after %d ms.", topic, p.maxBlock.Milliseconds())
	}
	return n[topic], err
}

func (p *producer) flush(ctx context.Context) error {
	if p.closed.Load() {
		return errProducerClosed
	}
	return p.cl.Flush(ctx)
}

// close sends what waits and ends the connections. A second close does nothing.
func (p *producer) close(ctx context.Context) error {
	if p.closed.Swap(true) {
		return nil
	}
	err := p.cl.Flush(ctx)
	p.cl.Close()
	return err
}

// begin starts a transaction. What is sent until end belongs to it.
func (p *producer) begin(ctx context.Context) error {
	switch {
	case p.closed.Load():
		return errProducerClosed
	case p.txn == "":
		return errors.New("a producer without transactionalId cannot take part in transactions")
	}
	if err := p.reach(ctx, p.cl); err != nil {
		return err
	}
	if err := p.cl.BeginTransaction(); err != nil {
		return err
	}
	p.begun.Store(true)
	return nil
}

// finish ends the transaction: what was sent in it counts, or nothing does.
func (p *producer) finish(ctx context.Context, commit bool) error {
	if !p.begun.Swap(false) {
		return nil
	}
	var err error
	if commit {
		err = p.cl.Flush(ctx)
	} else {
		err = p.cl.AbortBufferedRecords(ctx)
	}
	if err == nil {
		err = p.cl.EndTransaction(ctx, kgo.TransactionEndTry(commit))
	}
	if err != nil && commit {
		// A transaction that cannot be committed must not stay open.
		_ = p.cl.EndTransaction(ctx, kgo.TryAbort)
	}
	return err
}
