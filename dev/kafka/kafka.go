// Package kafka is a Kafka broker inside the process, for the first minutes
// with a program whose broker is not there yet: what
// github.com/twmb/franz-go/pkg/kfake offers, with records in memory. Topics
// are created when they are first used. Everything is gone when it is closed.
package kafka

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"

	"github.com/twmb/franz-go/pkg/kfake"
)

// Options say what to start. The zero value is a broker on a free port of
// 127.0.0.1 that lets everybody in.
type Options struct {
	Host       string   // loopback address or name to listen on; "" is 127.0.0.1
	Port       int      // port to listen on; 0 is any free one
	Topics     []string // topics to create at once
	Partitions int      // partitions of every topic; 0 is 1
	User       string   // user to log in by SASL; "" is no login
	Password   string   // the user's password
}

// Server is a broker that accepts clients.
type Server struct {
	Addr string // host:port
	Host string
	Port int

	cluster *kfake.Cluster
	once    sync.Once
	stop    func() bool
}

// Start starts a broker. It runs until it is closed or ctx is done. The error
// says which address is taken. With a user, clients may log in by PLAIN,
// SCRAM-SHA-256 and SCRAM-SHA-512.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Partitions <= 0 {
		o.Partitions = 1
	}
	ips, err := net.DefaultResolver.LookupIPAddr(ctx, o.Host)
	if err != nil {
		return nil, err
	}
	for _, ip := range ips {
		if !ip.IP.IsLoopback() {
			return nil, fmt.Errorf("a development broker listens on loopback addresses only, not on %s", o.Host)
		}
	}
	opts := []kfake.Opt{
		kfake.NumBrokers(1),
		kfake.Ports(o.Port),
		kfake.ListenFn(func(network, address string) (net.Listener, error) {
			_, port, err := net.SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			return net.Listen(network, net.JoinHostPort(o.Host, port))
		}),
		kfake.AllowAutoTopicCreation(),
		kfake.DefaultNumPartitions(o.Partitions),
	}
	if len(o.Topics) > 0 {
		opts = append(opts, kfake.SeedTopics(int32(o.Partitions), o.Topics...))
	}
	if o.User != "" {
		opts = append(opts, kfake.EnableSASL())
		for _, m := range []string{"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"} {
			opts = append(opts, kfake.Superuser(m, o.User, o.Password))
		}
	}
	cluster, err := kfake.NewCluster(opts...)
	if err != nil {
		return nil, err
	}
	s := &Server{cluster: cluster, Host: o.Host}
	addrs := cluster.ListenAddrs()
	if len(addrs) != 1 {
		cluster.Close()
		return nil, errors.New("the broker does not listen")
	}
	_, port, err := net.SplitHostPort(addrs[0])
	if err == nil {
		s.Port, err = strconv.Atoi(port)
	}
	if err != nil {
		cluster.Close()
		return nil, err
	}
	s.Addr = net.JoinHostPort(s.Host, port)
	s.stop = context.AfterFunc(ctx, func() { s.Close() })
	return s, nil
}

// Close stops the broker.
func (s *Server) Close() error {
	s.once.Do(func() {
		s.stop()
		s.cluster.Close()
	})
	return nil
}
