package kafka

import (
	"context"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/plain"
)

func roundTrip(ctx context.Context, addr, topic string, opts ...kgo.Opt) error {
	opts = append(opts, kgo.SeedBrokers(addr), kgo.AllowAutoTopicCreation(), kgo.RecordDeliveryTimeout(5*time.Second))
	p, err := kgo.NewClient(opts...)
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.Ping(ctx); err != nil {
		return err
	}
	if err := p.ProduceSync(ctx, &kgo.Record{Topic: topic, Value: []byte("hello")}).FirstErr(); err != nil {
		return err
	}
	c, err := kgo.NewClient(append(opts, kgo.ConsumerGroup("g"), kgo.ConsumeTopics(topic), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))...)
	if err != nil {
		return err
	}
	defer c.Close()
	f := c.PollFetches(ctx)
	if err := f.Err0(); err != nil {
		return err
	}
	for _, r := range f.Records() {
		if string(r.Value) == "hello" {
			return nil
		}
	}
	return context.DeadlineExceeded
}

func TestServer(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	s, err := Start(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Port == 0 || s.Host != "127.0.0.1" {
		t.Fatalf("address is %s:%d", s.Host, s.Port)
	}
	if err := roundTrip(ctx, s.Addr, "made-when-used"); err != nil {
		t.Error(err)
	}
	if _, err := Start(ctx, Options{Port: s.Port}); err == nil {
		t.Error("two brokers on one port")
	}
	if _, err := Start(ctx, Options{Host: "0.0.0.0"}); err == nil {
		t.Error("listens on all addresses")
	}
}

func TestLogin(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	s, err := Start(ctx, Options{Topics: []string{"t"}, User: "ann", Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := roundTrip(ctx, s.Addr, "t", kgo.SASL(plain.Auth{User: "ann", Pass: "secret"}.AsMechanism())); err != nil {
		t.Error(err)
	}
	if err := roundTrip(ctx, s.Addr, "t", kgo.SASL(plain.Auth{User: "ann", Pass: "wrong"}.AsMechanism())); err == nil {
		t.Error("a wrong password was accepted")
	}
}
