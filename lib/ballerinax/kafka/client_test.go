package kafka

import (
	"context"
	"errors"
	"fmt"
	"net"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

// broker starts a broker that creates topics of one partition on demand.
func broker(t *testing.T, opts ...kfake.Opt) string {
	t.Helper()
	c, err := kfake.NewCluster(append([]kfake.Opt{kfake.NumBrokers(1), kfake.AllowAutoTopicCreation(), kfake.DefaultNumPartitions(1), kfake.GroupMinSessionTimeout(100 * time.Millisecond)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c.ListenAddrs()[0]
}

// deadAddr is an address where nobody listens.
func deadAddr(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}

// set makes properties: name, value, ….
func set(pairs ...string) *props {
	p := &props{m: map[string]string{}, extra: map[string]bool{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		p.m[pairs[i]] = pairs[i+1]
	}
	return p
}

func testCtx(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func contextOf(t *testing.T, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(testCtx(t), d)
}

func mustProducer(t *testing.T, addr string, pairs ...string) *producer {
	t.Helper()
	p, err := newProducer([]string{addr}, set(pairs...), security{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.close(context.Background()) })
	return p
}

func mustConsumer(t *testing.T, addr string, pairs ...string) *consumer {
	t.Helper()
	base := []string{"auto.offset.reset", "earliest", "fetch.max.wait.ms", "50", "heartbeat.interval.ms", "50", "session.timeout.ms", "2000"}
	c, err := newConsumer([]string{addr}, set(append(base, pairs...)...), security{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.close(context.Background()) })
	return c
}

func sendText(t *testing.T, p *producer, topic string, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if err := p.send(testCtx(t), &kgo.Record{Topic: topic, Value: []byte(s)}, -1); err != nil {
			t.Fatal(err)
		}
	}
}

// pollText polls until n records came or the time is over.
func pollText(t *testing.T, c *consumer, n int, wait time.Duration) []string {
	t.Helper()
	got := []string{}
	for end := time.Now().Add(wait); len(got) < n || n == 0; {
		left := time.Until(end)
		if left <= 0 {
			break
		}
		rs, err := c.poll(context.Background(), left)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rs {
			got = append(got, string(r.Value))
		}
		if n == 0 {
			break
		}
	}
	return got
}

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func wantErr(t *testing.T, err error, text string) {
	t.Helper()
	if err == nil || explain(err) != text {
		t.Errorf("error is %v, want %s", err, text)
	}
}

const soon = 5 * time.Second

func TestSendAndPoll(t *testing.T) {
	addr := broker(t)
	for _, codec := range []string{"none", "gzip", "snappy", "lz4", "zstd"} {
		for _, acks := range []string{"all", "1", "0"} {
			topic := codec + acks
			p := mustProducer(t, addr, "compression.type", codec, "acks", acks)
			sendText(t, p, topic, "a", "b", "c")
			if err := p.flush(testCtx(t)); err != nil {
				t.Error(err)
			}
			c := mustConsumer(t, addr, "group.id", topic)
			if err := c.subscribe(testCtx(t), []string{topic}, nil); err != nil {
				t.Fatal(err)
			}
			want(t, topic, pollText(t, c, 3, soon), []string{"a", "b", "c"})
			c.close(testCtx(t))
			p.close(testCtx(t))
		}
	}
}

func TestProducerErrors(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr, "max.block.ms", "300")
	wantErr(t, p.send(ctx, &kgo.Record{Topic: "t", Value: []byte("x")}, 5), "Partition 5 of topic t with partition count 1 is not present in metadata after 300 ms.")
	if err := p.send(ctx, &kgo.Record{Topic: "t", Value: []byte("x")}, 0); err != nil {
		t.Error(err)
	}
	n, err := p.topicPartitions(ctx, "t")
	if n != 1 || err != nil {
		t.Errorf("topic has %d partitions, %v", n, err)
	}
	if err := p.close(ctx); err != nil {
		t.Error(err)
	}
	wantErr(t, p.send(ctx, &kgo.Record{Topic: "t"}, -1), "Cannot perform operation after producer has been closed")
	_, err = p.topicPartitions(ctx, "t")
	wantErr(t, err, "Requested metadata update after close")
	if err := p.close(ctx); err != nil {
		t.Errorf("a second close gives %v", err)
	}

	dead := deadAddr(t)
	start := time.Now()
	p = mustProducer(t, dead, "max.block.ms", "400")
	wantErr(t, p.send(ctx, &kgo.Record{Topic: "t"}, -1), "Server might not be available at "+dead+". No active connections found.")
	_, err = p.topicPartitions(ctx, "t")
	wantErr(t, err, "Topic t not present in metadata after 400 ms.")
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("it took %s to fail", d)
	}

	for _, x := range []struct {
		pairs []string
		want  string
	}{
		{[]string{"transactional.id", "x"}, "configuration enableIdempotence must be set to true to enable transactional producer"},
		{[]string{"enable.idempotence", "true"}, "Must set acks to all in order to use the idempotent producer."},
		{[]string{"acks", "2"}, "Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1"},
		{[]string{"compression.type", "rar"}, "Unknown compression name: rar"},
		{[]string{"retries", "-1"}, "Invalid value -1 for configuration retries: Value must be at least 0"},
		{[]string{"linger.ms", "soon"}, "Invalid value soon for configuration linger.ms: Not a number"},
		{[]string{"partitioner.class", "com.acme.Mine"}, "Invalid value com.acme.Mine for configuration partitioner.class: Class com.acme.Mine could not be found."},
		{[]string{"security.protocol", "SASL_PLAINTEXT"}, "Failed to create new NetworkClient"},
	} {
		_, err := newProducer([]string{addr}, set(x.pairs...), security{})
		wantErr(t, err, x.want)
	}
	_, err = newProducer([]string{"127.0.0.1.1:9099"}, set(), security{})
	wantErr(t, err, "No resolvable bootstrap urls given in bootstrap.servers")
	_, err = newProducer([]string{"localhost"}, set(), security{})
	wantErr(t, err, "Invalid url in bootstrap.servers: localhost")
	extra := set("no.such.property", "1")
	extra.extra["no.such.property"] = true
	_, err = newProducer([]string{addr}, extra, security{})
	wantErr(t, err, "additionalProperties: the property 'no.such.property' is not known")
}

func TestPartitioning(t *testing.T) {
	addr := broker(t, kfake.DefaultNumPartitions(4))
	ctx := testCtx(t)
	for _, class := range []string{"", "org.apache.kafka.clients.producer.RoundRobinPartitioner", "org.apache.kafka.clients.producer.UniformStickyPartitioner"} {
		p := mustProducer(t, addr, "partitioner.class", class)
		byKey := map[string]int32{}
		for i := range 40 {
			k := fmt.Sprint("k", i%5)
			r := &kgo.Record{Topic: "t", Key: []byte(k), Value: []byte("v")}
			if err := p.send(ctx, r, -1); err != nil {
				t.Fatal(err)
			}
			if old, ok := byKey[k]; ok && class == "" && old != r.Partition {
				t.Errorf("key %s goes to partitions %d and %d", k, old, r.Partition)
			}
			byKey[k] = r.Partition
		}
		for n := range 4 {
			r := &kgo.Record{Topic: "t", Key: []byte("k1"), Value: []byte("v")}
			if err := p.send(ctx, r, n); err != nil || int(r.Partition) != n {
				t.Errorf("a record for partition %d goes to %d, %v", n, r.Partition, err)
			}
		}
	}
}

func TestAssignAndSeek(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	sendText(t, p, "t", "0", "1", "2", "3")
	tp := partition{"t", 0}

	c := mustConsumer(t, addr)
	if _, err := c.poll(ctx, time.Second); err == nil {
		t.Error("a consumer of nothing polls")
	}
	wantErr(t, c.assign(ctx, []partition{{"", 0}}), "Topic partitions to assign to cannot have null or empty topic")
	wantErr(t, c.seek(tp, -1), "seek offset must not be a negative number")
	wantErr(t, c.seek(tp, 1), "No current assignment for partition t-0")
	if err := c.assign(ctx, []partition{tp}); err != nil {
		t.Fatal(err)
	}
	if at, err := c.position(ctx, tp); err != nil || at != 0 {
		t.Errorf("position is %d, %v", at, err)
	}
	if err := c.seek(tp, 2); err != nil {
		t.Fatal(err)
	}
	want(t, "after seek", pollText(t, c, 2, soon), []string{"2", "3"})
	if at, err := c.position(ctx, tp); err != nil || at != 4 {
		t.Errorf("position is %d, %v", at, err)
	}
	if err := c.seekBound(ctx, []partition{tp}, false); err != nil {
		t.Fatal(err)
	}
	want(t, "from the beginning", pollText(t, c, 4, soon), []string{"0", "1", "2", "3"})
	// Where everything is read, going back works as well.
	want(t, "at the end", pollText(t, c, 0, 150*time.Millisecond), []string{})
	if err := c.seek(tp, 3); err != nil {
		t.Fatal(err)
	}
	want(t, "after another seek", pollText(t, c, 1, soon), []string{"3"})
	if err := c.seek(tp, 0); err != nil {
		t.Fatal(err)
	}
	if err := c.seekBound(ctx, []partition{tp}, true); err != nil {
		t.Fatal(err)
	}
	want(t, "at the end", pollText(t, c, 0, 200*time.Millisecond), []string{})
	sendText(t, p, "t", "4")
	want(t, "behind the end", pollText(t, c, 1, soon), []string{"4"})

	other := partition{"non-existing-topic", 999}
	wantErr(t, c.seekBound(ctx, []partition{other}, false), "No current assignment for partition non-existing-topic-999")
	wantErr(t, c.pause([]partition{other}, true), "No current assignment for partition non-existing-topic-999")
	_, err := c.position(ctx, other)
	wantErr(t, err, "You can only check the position for partitions assigned to this consumer.")
	for _, end := range []bool{false, true} {
		at, err := c.ends(ctx, []partition{tp}, end)
		if err != nil || at[tp] != map[bool]int64{false: 0, true: 5}[end] {
			t.Errorf("end %v is %v, %v", end, at, err)
		}
	}
	short, cancel := context.WithTimeout(ctx, 150*time.Millisecond)
	defer cancel()
	if _, err := c.ends(short, []partition{other}, false); err == nil || !strings.HasPrefix(explain(err), "Failed to get offsets by times in ") {
		t.Errorf("offsets of what is not there give %v", err)
	}
}

func TestPause(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	sendText(t, p, "t", "0", "1", "2")
	tp := partition{"t", 0}
	c := mustConsumer(t, addr, "max.poll.records", "1")
	if err := c.assign(ctx, []partition{tp}); err != nil {
		t.Fatal(err)
	}
	want(t, "one record", pollText(t, c, 1, soon), []string{"0"})
	if err := c.pause([]partition{tp}, true); err != nil {
		t.Fatal(err)
	}
	want(t, "paused", pollText(t, c, 0, 200*time.Millisecond), []string{})
	ps, _ := c.assignment(true)
	want(t, "paused partitions", ps, []partition{tp})
	if err := c.pause(ps, false); err != nil {
		t.Fatal(err)
	}
	want(t, "resumed", pollText(t, c, 2, soon), []string{"1", "2"})
}

func TestGroup(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	sendText(t, p, "t", "0", "1", "2")
	tp := partition{"t", 0}

	c := mustConsumer(t, addr, "group.id", "g", "enable.auto.commit", "false")
	wantErr(t, c.subscribe(ctx, []string{" "}, nil), "Topic collection to subscribe to cannot contain null or empty topic")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	wantErr(t, c.assign(ctx, []partition{tp}), "Subscription to topics, partitions and pattern are mutually exclusive")
	want(t, "polled", pollText(t, c, 3, soon), []string{"0", "1", "2"})
	ps, err := c.assignment(false)
	if err != nil || !slices.Equal(ps, []partition{tp}) {
		t.Errorf("assignment is %v, %v", ps, err)
	}
	if _, ok, err := c.committedOffset(ctx, tp); ok || err != nil {
		t.Errorf("something is committed, %v", err)
	}
	if err := c.commitOffsets(ctx, map[partition]int64{tp: 1}); err != nil {
		t.Fatal(err)
	}
	if at, ok, err := c.committedOffset(ctx, tp); at != 1 || !ok || err != nil {
		t.Errorf("committed is %d, %v, %v", at, ok, err)
	}
	if err := c.commit(ctx); err != nil {
		t.Fatal(err)
	}
	if at, _, _ := c.committedOffset(ctx, tp); at != 3 {
		t.Errorf("committed is %d", at)
	}
	if at, err := c.position(ctx, tp); at != 3 || err != nil {
		t.Errorf("position is %d, %v", at, err)
	}
	// Seeking works for what was polled, at the end, and where nothing was
	// polled yet.
	want(t, "at the end", pollText(t, c, 0, 100*time.Millisecond), []string{})
	if err := c.seekBound(ctx, []partition{tp}, false); err != nil {
		t.Fatal(err)
	}
	want(t, "again", pollText(t, c, 3, soon), []string{"0", "1", "2"})
	if err := c.close(ctx); err != nil {
		t.Fatal(err)
	}
	c = mustConsumer(t, addr, "group.id", "g")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(soon); ; {
		want(t, "behind what was committed", pollText(t, c, 0, 100*time.Millisecond), []string{})
		if ps, _ := c.assignment(false); len(ps) > 0 || time.Now().After(end) {
			break
		}
	}
	if err := c.seek(tp, 1); err != nil {
		t.Fatal(err)
	}
	want(t, "after seek", pollText(t, c, 2, soon), []string{"1", "2"})
	// Closing commits.
	if err := c.seek(tp, 2); err != nil {
		t.Fatal(err)
	}
	if err := c.close(ctx); err != nil {
		t.Fatal(err)
	}
	c = mustConsumer(t, addr, "group.id", "g")
	if err := c.assign(ctx, []partition{tp}); err != nil {
		t.Fatal(err)
	}
	want(t, "where the last one closed", pollText(t, c, 1, soon), []string{"2"})
	if err := c.unsubscribe(ctx); err != nil {
		t.Fatal(err)
	}
	if at, _, _ := c.committedOffset(ctx, tp); at != 3 {
		t.Errorf("unsubscribe left %d committed", at)
	}
	if err := c.close(ctx); err != nil {
		t.Fatal(err)
	}
	_, err = c.poll(ctx, time.Second)
	wantErr(t, err, "This consumer has already been closed.")
	wantErr(t, c.subscribe(ctx, []string{"t"}, nil), "This consumer has already been closed.")
	if err := c.close(ctx); err != nil {
		t.Errorf("a second close gives %v", err)
	}
	none := mustConsumer(t, addr)
	wantErr(t, none.commit(ctx), noGroup)
}

func TestRebalance(t *testing.T) {
	addr := broker(t, kfake.DefaultNumPartitions(4))
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	if _, err := p.topicPartitions(ctx, "t"); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	seen := map[string]int{}
	var wg sync.WaitGroup
	stop := make(chan struct{})
	member := func(c *consumer, leave <-chan struct{}) {
		defer wg.Done()
		for {
			select {
			case <-stop:
				return
			case <-leave:
				c.close(ctx)
				return
			default:
			}
			rs, err := c.poll(ctx, 50*time.Millisecond)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			for _, r := range rs {
				seen[string(r.Value)]++
			}
			mu.Unlock()
		}
	}
	leave := make(chan struct{})
	for i := range 3 {
		c := mustConsumer(t, addr, "group.id", "g", "auto.commit.interval.ms", "50", "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")
		if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
			t.Fatal(err)
		}
		wg.Add(1)
		var l chan struct{}
		if i == 0 {
			l = leave
		}
		go member(c, l)
	}
	for i := range 60 {
		if err := p.send(ctx, &kgo.Record{Topic: "t", Value: []byte(fmt.Sprint(i))}, i%4); err != nil {
			t.Fatal(err)
		}
		if i == 30 {
			close(leave)
		}
		time.Sleep(5 * time.Millisecond)
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		mu.Lock()
		n := len(seen)
		mu.Unlock()
		if n == 60 {
			break
		}
	}
	close(stop)
	wg.Wait()
	if len(seen) != 60 {
		t.Errorf("%d of 60 records were polled", len(seen))
	}
	for v, n := range seen {
		if n > 1 {
			t.Errorf("record %s was polled %d times though members closed in good order", v, n)
		}
	}
}

// A member may go while another one, which is busy, holds up a rebalance.
func TestLeaveInRebalance(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	sendText(t, mustProducer(t, addr), "t", "0")
	first := mustConsumer(t, addr, "group.id", "g")
	if err := first.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	want(t, "polled", pollText(t, first, 1, soon), []string{"0"})
	second := mustConsumer(t, addr, "group.id", "g")
	if err := second.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	want(t, "polled by the second member", pollText(t, second, 0, 300*time.Millisecond), []string{})
	start := time.Now()
	if err := second.close(ctx); err != nil {
		t.Error(err)
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("it took %s to leave", d)
	}
}

func TestUnread(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	sendText(t, p, "t", "0", "1", "2", "3")
	tp := partition{"t", 0}
	c := mustConsumer(t, addr, "group.id", "g")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	var rs []*kgo.Record
	for len(rs) < 4 {
		more, err := c.poll(ctx, soon)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, more...)
	}
	c.unread(rs[1:])
	if at, _ := c.position(ctx, tp); at != 1 {
		t.Errorf("position is %d", at)
	}
	want(t, "taken back", pollText(t, c, 3, soon), []string{"1", "2", "3"})
	c.unread(rs[1:])
	if err := c.seek(tp, 2); err != nil {
		t.Fatal(err)
	}
	want(t, "past the first", pollText(t, c, 2, soon), []string{"2", "3"})
	want(t, "no more", pollText(t, c, 0, 100*time.Millisecond), []string{})
}

func TestPattern(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	sendText(t, p, "orders-1", "a")
	sendText(t, p, "orders-2", "b")
	sendText(t, p, "other-orders-", "x")
	c := mustConsumer(t, addr, "group.id", "g", "metadata.max.age.ms", "1000")
	if err := c.subscribe(ctx, nil, regexp.MustCompile("^(?:orders-.*)$")); err != nil {
		t.Fatal(err)
	}
	got := pollText(t, c, 2, soon)
	slices.Sort(got)
	want(t, "by pattern", got, []string{"a", "b"})
	topics, err := c.subscription(ctx)
	slices.Sort(topics)
	if err != nil || !slices.Equal(topics, []string{"orders-1", "orders-2"}) {
		t.Errorf("subscription is %v, %v", topics, err)
	}
	sendText(t, p, "orders-3", "c")
	want(t, "a topic that came later", pollText(t, c, 1, soon), []string{"c"})
	all, err := c.available(ctx)
	if err != nil || !slices.Contains(all, "other-orders-") {
		t.Errorf("topics are %v, %v", all, err)
	}
}

func TestOffsetsAt(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr)
	base := time.UnixMilli(1_700_000_000_000)
	for i := range 6 {
		r := &kgo.Record{Topic: "t", Value: []byte("x"), Timestamp: base.Add(time.Duration(i) * time.Second)}
		if err := p.send(ctx, r, -1); err != nil {
			t.Fatal(err)
		}
	}
	tp := partition{"t", 0}
	c := mustConsumer(t, addr)
	got, err := c.offsetsAt(ctx, map[partition]int64{tp: base.UnixMilli() + 2500})
	if err != nil || got[tp].offset != 3 || got[tp].millis != base.UnixMilli()+3000 {
		t.Errorf("found %+v, %v", got, err)
	}
	got, err = c.offsetsAt(ctx, map[partition]int64{tp: base.UnixMilli() + 60_000})
	if _, ok := got[tp]; ok || err != nil {
		t.Errorf("found %+v, %v", got, err)
	}
}

func TestNoOffsetToReset(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	sendText(t, mustProducer(t, addr), "t", "0")
	for _, member := range []bool{true, false} {
		c := mustConsumer(t, addr, "group.id", "g", "auto.offset.reset", "none")
		var err error
		if member {
			err = c.subscribe(ctx, []string{"t"}, nil)
		} else {
			err = c.assign(ctx, []partition{{"t", 0}})
		}
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.poll(ctx, soon)
		wantErr(t, err, "Undefined offset with no reset policy for partitions: [t-0]")
		c.close(ctx)
	}
	c := mustConsumer(t, addr, "group.id", "late", "auto.offset.reset", "latest")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(soon); ; {
		want(t, "before", pollText(t, c, 0, 50*time.Millisecond), []string{})
		if ps, _ := c.assignment(false); len(ps) > 0 || time.Now().After(end) {
			break
		}
	}
	sendText(t, mustProducer(t, addr), "t", "1")
	want(t, "from the end", pollText(t, c, 1, soon), []string{"1"})
}

func loginFailed(mechanism string) string {
	if mechanism == "PLAIN" {
		return "Authentication failed: Invalid username or password"
	}
	return "Authentication failed during authentication due to invalid credentials with SASL mechanism " + mechanism
}

func TestLogin(t *testing.T) {
	addr := broker(t, kfake.EnableSASL(), kfake.Superuser("PLAIN", "ann", "secret"), kfake.Superuser("SCRAM-SHA-256", "ann", "secret"), kfake.Superuser("SCRAM-SHA-512", "ann", "secret"))
	ctx := testCtx(t)
	for _, mech := range []string{"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"} {
		for pass, ok := range map[string]bool{"secret": true, "wrong": false} {
			s := security{login: true, mechanism: mech, user: "ann", pass: pass}
			p, err := newProducer([]string{addr}, set("security.protocol", "SASL_PLAINTEXT", "max.block.ms", "3000"), s)
			if err != nil {
				t.Fatal(err)
			}
			err = p.send(ctx, &kgo.Record{Topic: mech, Value: []byte("x")}, -1)
			if ok && err != nil {
				t.Errorf("%s: %v", mech, err)
			}
			if !ok {
				wantErr(t, err, loginFailed(mech))
			}
			p.close(ctx)
			c, err := newConsumer([]string{addr}, set("security.protocol", "SASL_PLAINTEXT", "group.id", "g"+mech, "auto.offset.reset", "earliest"), s)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.subscribe(ctx, []string{mech}, nil); err != nil {
				t.Fatal(err)
			}
			rs, err := c.poll(ctx, map[bool]time.Duration{true: soon, false: 300 * time.Millisecond}[ok])
			if ok && (err != nil || len(rs) != 1) {
				t.Errorf("%s: polled %d, %v", mech, len(rs), err)
			}
			if !ok {
				wantErr(t, err, loginFailed(mech))
			}
			c.close(ctx)
		}
	}
}

func TestServerDown(t *testing.T) {
	ctx := testCtx(t)
	dead := deadAddr(t)
	message := "Server might not be available at " + dead + ". No active connections found."
	for _, group := range []bool{true, false} {
		c := mustConsumer(t, dead, "group.id", "g")
		var err error
		if group {
			err = c.subscribe(ctx, []string{"t"}, nil)
		} else {
			err = c.assign(ctx, []partition{{"t", 0}})
		}
		if err != nil {
			t.Fatal(err)
		}
		// How soon the attempt to connect has failed is up to the machine.
		for end := time.Now().Add(soon); err == nil && time.Now().Before(end); {
			_, err = c.poll(ctx, 300*time.Millisecond)
		}
		var off *offline
		if !errors.As(err, &off) || err.Error() != message {
			t.Errorf("poll gives %v, want %s", err, message)
		}
		short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		start := time.Now()
		c.close(short)
		cancel()
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("closing takes %s", d)
		}
	}
}

func TestConcurrentPolls(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	sendText(t, mustProducer(t, addr), "t", "1", "2", "3", "4", "5")
	c := mustConsumer(t, addr, "group.id", "g", "max.poll.records", "1")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var got []string
	var wg sync.WaitGroup
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			rs, err := c.poll(ctx, soon)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			for _, r := range rs {
				got = append(got, string(r.Value))
			}
		}()
	}
	wg.Wait()
	slices.Sort(got)
	want(t, "polled", got, []string{"1", "2", "3", "4", "5"})
}

func TestTransactions(t *testing.T) {
	addr := broker(t)
	ctx := testCtx(t)
	p := mustProducer(t, addr, "acks", "all", "enable.idempotence", "true", "transactional.id", "x")
	send := func(text string) error {
		return p.send(ctx, &kgo.Record{Topic: "t", Value: []byte(text)}, -1)
	}
	wantErr(t, send("outside"), "a producer with a transactionalId sends in transactions only")
	for i, commit := range []bool{true, false, true} {
		if err := p.begin(ctx); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{"a", "b"} {
			if err := send(fmt.Sprint(s, i)); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.finish(ctx, commit); err != nil {
			t.Fatal(err)
		}
		wantErr(t, send("outside"), "a producer with a transactionalId sends in transactions only")
	}
	c := mustConsumer(t, addr, "group.id", "committed", "isolation.level", "read_committed")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	want(t, "committed", pollText(t, c, 4, soon), []string{"a0", "b0", "a2", "b2"})
	c = mustConsumer(t, addr, "group.id", "all")
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		t.Fatal(err)
	}
	want(t, "all", pollText(t, c, 6, soon), []string{"a0", "b0", "a1", "b1", "a2", "b2"})
	if err := p.finish(ctx, true); err != nil {
		t.Errorf("ending no transaction gives %v", err)
	}
	if err := mustProducer(t, addr).begin(ctx); err == nil {
		t.Error("a producer without transactional id begins a transaction")
	}
}
