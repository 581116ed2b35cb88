// Package server is the barre-dev process: it starts the dev services that a
// [dev.Request] asks for and keeps them running.
package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/signal"
	"syscall"

	"barre/dev"
	"barre/dev/kafka"
	"barre/dev/mysql"
)

// Main serves one request from stdin and returns the exit code. The services
// run until stdin ends or the process is told to stop.
func Main(stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	in := bufio.NewReader(stdin)
	line, err := in.ReadBytes('\n')
	var r dev.Request
	if err == nil {
		err = json.Unmarshal(line, &r)
	}
	if err != nil {
		fmt.Fprintf(stderr, "barre-dev is what `barre run --dev` starts dev services with; it expects a request on standard input: %v\n", err)
		return 1
	}
	reply, services, err := start(ctx, r)
	defer func() {
		for _, s := range services {
			s.Close()
		}
	}()
	if err != nil {
		reply = dev.Reply{Error: err.Error()}
	}
	if e := json.NewEncoder(stdout).Encode(reply); e != nil {
		fmt.Fprintf(stderr, "barre-dev: %v\n", e)
		return 1
	}
	if err != nil {
		return 1
	}
	go func() {
		io.Copy(io.Discard, in)
		cancel()
	}()
	<-ctx.Done()
	return 0
}

// start starts all services of a request; the ones that did start are
// returned even when another does not.
func start(ctx context.Context, r dev.Request) (dev.Reply, []io.Closer, error) {
	var reply dev.Reply
	var services []io.Closer
	for _, m := range r.MySQL {
		s, err := mysql.Start(ctx, mysql.Options{Port: m.Port, Database: m.Database, User: m.User, Password: m.Password, Setup: m.Setup})
		if err != nil {
			return reply, services, fmt.Errorf("the MySQL dev service does not start: %w", err)
		}
		services = append(services, s)
		reply.MySQL = append(reply.MySQL, dev.Address{Host: s.Host, Port: s.Port})
	}
	for _, k := range r.Kafka {
		s, err := kafka.Start(ctx, kafka.Options{Port: k.Port, Topics: k.Topics, User: k.User, Password: k.Password})
		if err != nil {
			return reply, services, fmt.Errorf("the Kafka dev service does not start: %w", err)
		}
		services = append(services, s)
		reply.Kafka = append(reply.Kafka, dev.Address{Host: s.Host, Port: s.Port})
	}
	return reply, services, nil
}
