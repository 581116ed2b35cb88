package registry

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"barre/project"
)

// Main runs `barre registry` with the arguments behind those words and returns
// the exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	usage := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "ballerina: "+format+"\nRun 'barre help registry' for usage.\n", a...)
		return 1
	}
	if len(args) == 0 {
		return usage("registry needs one of serve, token, tokens, revoke")
	}
	flags := pflag.NewFlagSet(args[0], pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	data := flags.String("data", "barre-registry", "")
	address := flags.String("address", "127.0.0.1:9595", "")
	cert := flags.String("cert", "", "")
	key := flags.String("key", "", "")
	user := flags.String("user", "", "")
	orgs := flags.StringSlice("org", nil, "")
	if err := flags.Parse(args[1:]); err != nil {
		return usage("%v", err)
	}
	if flags.NArg() > 0 {
		return usage("unexpected argument '%s'", flags.Arg(0))
	}
	fail := func(err error) int {
		fmt.Fprintf(stderr, "error: %v\n", err)
		return 1
	}
	switch args[0] {
	case "serve":
		if (*cert == "") != (*key == "") {
			return usage("--cert and --key go together")
		}
		if err := serve(*data, *address, *cert, *key, stdout, stderr); err != nil {
			return fail(err)
		}
	case "token":
		if *user == "" || len(*orgs) == 0 {
			return usage("a token needs --user and at least one --org")
		}
		for _, o := range *orgs {
			if !project.ValidOrg(o) {
				return usage("'%s' is no name of an organisation", o)
			}
		}
		secret, err := newToken(*data, *user, *orgs)
		if err != nil {
			return fail(err)
		}
		fmt.Fprintln(stdout, secret)
	case "tokens":
		list, err := readTokens(*data)
		if err != nil {
			return fail(err)
		}
		for _, t := range list {
			fmt.Fprintf(stdout, "%s\t%s\n", t.User, strings.Join(t.Orgs, ","))
		}
	case "revoke":
		if *user == "" {
			return usage("revoke needs --user")
		}
		list, err := readTokens(*data)
		if err != nil {
			return fail(err)
		}
		left := slices.DeleteFunc(slices.Clone(list), func(t token) bool { return t.User == *user })
		if len(left) == len(list) {
			return fail(fmt.Errorf("no token is '%s'", *user))
		}
		if err := writeTokens(*data, left); err != nil {
			return fail(err)
		}
		fmt.Fprintf(stdout, "%d tokens of %s revoked\n", len(list)-len(left), *user)
	default:
		return usage("unknown command 'registry %s': expected one of serve, token, tokens, revoke", args[0])
	}
	return 0
}

// serve runs the server until it is told to stop.
func serve(dir, address, cert, key string, stdout, stderr io.Writer) error {
	st, err := openStore(dir)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("cannot serve at %s: %w", address, err)
	}
	logger := log.New(stderr, "", log.LstdFlags)
	s := &server{store: st, log: logger.Printf}
	h := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute,
		WriteTimeout:      10 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
	scheme := "http"
	if cert != "" {
		scheme = "https"
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		if cert != "" {
			done <- h.ServeTLS(l, cert, key)
		} else {
			done <- h.Serve(l)
		}
	}()
	fmt.Fprintf(stdout, "serving %s at %s://%s/2.0/registry\n", dir, scheme, l.Addr())
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, end := context.WithTimeout(context.Background(), 10*time.Second)
	defer end()
	if err := h.Shutdown(stop); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
