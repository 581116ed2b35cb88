// Command demo runs the order-intake example with everything around it: dev
// services, the CRM it calls, a consumer of its events and a client that
// posts orders. It shows what each of them says and ends with exit code 0
// when all went as it should. With -stay it leaves the programs up.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"barre/dev"
)

func main() {
	bin := flag.String("bin", "bin", "folder of barre and barre-dev")
	dir := flag.String("examples", "examples", "folder of the examples")
	stay := flag.Bool("stay", false, "leave the programs up until Ctrl-C")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, options{bin: *bin, examples: *dir, stay: *stay, out: os.Stdout})
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// options are what a demo is run with.
type options struct {
	bin, examples string
	stay          bool
	native        string // a folder: build the programs to machine code there
	out           io.Writer
	// database is a server to use instead of a dev service.
	database *database
}

// database is a MySQL or MariaDB server with an empty database.
type database struct {
	dev.Address
	name, user, password string
}

// orders is what order-client posts that should be accepted.
const orders = 3

// How long the steps may take on a slow machine.
const (
	startTime  = 60 * time.Second
	clientTime = 2 * time.Minute // it waits for retries
	eventTime  = 30 * time.Second
)

func run(ctx context.Context, o options) error {
	s := &stage{out: o.out, bin: o.bin, examples: o.examples, native: o.native}
	defer s.stopAll()

	db := o.database
	request := dev.Request{Kafka: []dev.Kafka{{Topics: []string{"order-events"}}}}
	if db == nil {
		db = &database{name: "orders", user: "shop", password: "shop-dev"}
		request.MySQL = []dev.MySQL{{Database: db.name, User: db.user, Password: db.password}}
	}
	services, err := dev.Start(ctx, filepath.Join(o.bin, "barre-dev"+exe()), request)
	if err != nil {
		return err
	}
	defer services.Close()
	kafka := services.Kafka[0]
	s.title("Services")
	if o.database == nil {
		db.Address = services.MySQL[0]
		s.say("MySQL   %s  (dev service, in memory)", db.Address)
	} else {
		s.say("MySQL   %s", db.Address)
	}
	s.say("Kafka   %s  (dev service, in memory)", kafka)

	// The well-known ports are for people who stay.
	crmPort, err := port(9091, o.stay)
	if err != nil {
		return err
	}
	ordersPort, err := port(9090, o.stay)
	if err != nil {
		return err
	}
	ordersURL := fmt.Sprintf("http://localhost:%d", ordersPort)

	const apiKey = "crm-demo-token"
	dbConfig := map[string]string{
		"dbHost": db.Host, "dbPort": fmt.Sprint(db.Port), "dbName": db.name, "dbUser": db.user, "dbPassword": db.password,
	}
	s.title("Programs")
	crm, err := s.start(ctx, "crm-mock", map[string]string{"port": fmt.Sprint(crmPort), "apiKey": apiKey})
	if err != nil {
		return err
	}
	events, err := s.start(ctx, "order-events", map[string]string{"kafkaBrokers": kafka.String()})
	if err != nil {
		return err
	}
	intake, err := s.start(ctx, "order-intake", dbConfig, map[string]string{
		"port": fmt.Sprint(ordersPort), "crmBaseUrl": fmt.Sprintf("http://localhost:%d", crmPort), "crmApiKey": apiKey,
		"kafkaBrokers": kafka.String(),
	})
	if err != nil {
		return err
	}
	for _, service := range []struct {
		*program
		port int
	}{{crm, crmPort}, {intake, ordersPort}} {
		took, err := service.listens(ctx, service.port)
		if err != nil {
			return err
		}
		s.say("%-12s  http://localhost:%d, up after %d ms", service.name, service.port, took.Milliseconds())
	}
	s.say("%-12s  waits for events", events.name)

	s.title("Orders")
	client, err := s.start(ctx, "order-client", dbConfig, map[string]string{"ordersUrl": ordersURL})
	if err != nil {
		return err
	}
	if err := client.ends(ctx, clientTime); err != nil {
		return err
	}
	if err := events.prints(ctx, orders, "order ", eventTime); err != nil {
		return err
	}
	if n := client.printed("  201 "); n != orders {
		return fmt.Errorf("%d orders were accepted, want %d", n, orders)
	}
	for _, p := range []*program{crm, intake, events} {
		if err := p.alive(); err != nil {
			return err
		}
	}
	s.title("Done")
	s.say("%d orders taken, %d refused, %d events. Calls that the CRM failed on purpose and order-intake made again: %d.",
		client.printed("  201 "), client.printed("  400 "), events.printed("order "), crm.contains("503"))
	if o.stay {
		s.say("")
		s.say("The programs stay up; Ctrl-C stops them. Try:")
		s.say("  curl -i %s/orders/1", ordersURL)
		s.say(`  curl -i %s/orders -H 'Content-Type: application/json' \`, ordersURL)
		s.say(`       -d '{"customerId": "C-200", "lines": [{"sku": "cake", "quantity": 2, "unitPrice": 2.75}]}'`)
		<-ctx.Done()
	}
	return nil
}

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
