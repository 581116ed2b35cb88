package registry

import (
	"context"
	"database/sql"
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

	"barre/packages"
	"barre/project"
)

// maxPushes is how many archives are taken at once: each is in memory while it
// is checked.
const maxPushes = 4

// OpenDatabase opens the database at an address as mysql://user:password@host/name.
type OpenDatabase func(address string) (*sql.DB, error)

// DatabaseVariable is the environment variable with the address of the database:
// one on the command line shows its password to all users of the machine.
const DatabaseVariable = "BARRE_REGISTRY_DATABASE"

// options are what the commands of registry take.
type options struct {
	data, database string
	address        string
	cert, key      string
	user           string
	orgs           []string
	megabytes      int64
}

func parse(args []string) (*options, *pflag.FlagSet, error) {
	o := &options{}
	flags := pflag.NewFlagSet("registry", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.data, "data", "barre-registry", "")
	flags.StringVar(&o.database, "database", os.Getenv(DatabaseVariable), "")
	flags.StringVar(&o.address, "address", "127.0.0.1:9595", "")
	flags.StringVar(&o.cert, "cert", "", "")
	flags.StringVar(&o.key, "key", "", "")
	flags.StringVar(&o.user, "user", "", "")
	flags.StringSliceVar(&o.orgs, "org", nil, "")
	flags.Int64Var(&o.megabytes, "max-size", packages.MaxArchive>>20, "")
	return o, flags, flags.Parse(args)
}

// NeedsDatabase tells whether the arguments of `barre registry` ask for a
// database, whose driver not every binary has.
func NeedsDatabase(args []string) bool {
	if len(args) == 0 {
		return false
	}
	o, _, err := parse(args[1:])
	return err == nil && o.database != ""
}

// Command makes the command `barre registry`. open is nil in a binary without
// database drivers.
func Command(open OpenDatabase) func(args []string, stdout, stderr io.Writer) int {
	return func(args []string, stdout, stderr io.Writer) int { return run(open, args, stdout, stderr) }
}

// run runs `barre registry` with the arguments behind those words and returns
// the exit code.
func run(open OpenDatabase, args []string, stdout, stderr io.Writer) int {
	usage := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "ballerina: "+format+"\nRun 'barre help registry' for usage.\n", a...)
		return 1
	}
	fail := func(err error) int {
		fmt.Fprintf(stderr, "error: %v\n", err)
		return 1
	}
	const commands = "serve, token, tokens, revoke"
	if len(args) == 0 {
		return usage("registry needs one of %s", commands)
	}
	o, flags, err := parse(args[1:])
	switch {
	case err != nil:
		return usage("%v", err)
	case !slices.Contains(strings.Split(commands, ", "), args[0]):
		return usage("unknown command 'registry %s': expected one of %s", args[0], commands)
	case flags.NArg() > 0:
		return usage("unexpected argument '%s'", flags.Arg(0))
	case o.database != "" && flags.Changed("data"):
		return usage("packages are kept in a folder or in a database: give one of --data and --database")
	case (o.cert == "") != (o.key == ""):
		return usage("--cert and --key go together")
	case o.megabytes < 1 || o.megabytes > packages.MaxArchive>>20:
		return usage("--max-size is a number of megabytes from 1 to %d", packages.MaxArchive>>20)
	case args[0] == "token" && (o.user == "" || len(o.orgs) == 0):
		return usage("a token needs --user and at least one --org")
	case args[0] == "revoke" && o.user == "":
		return usage("revoke needs --user")
	}
	for _, org := range o.orgs {
		if !project.ValidOrg(org) {
			return usage("'%s' is no name of an organisation", org)
		}
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	st, err := openStorage(ctx, open, o, args[0] == "serve")
	if err != nil {
		return fail(err)
	}
	defer st.close()
	switch args[0] {
	case "serve":
		err = serve(ctx, st, o, stdout, stderr)
	case "token":
		t, secret := newToken(o.user, o.orgs)
		if err = st.addToken(ctx, t); err == nil {
			fmt.Fprintln(stdout, secret)
		}
	case "tokens":
		var list []token
		list, err = st.tokens(ctx)
		slices.SortFunc(list, func(a, b token) int { return strings.Compare(a.User, b.User) })
		for _, t := range list {
			fmt.Fprintf(stdout, "%s\t%s\n", t.User, strings.Join(t.Orgs, ","))
		}
	case "revoke":
		var n int
		if n, err = st.revoke(ctx, o.user); err == nil && n == 0 {
			err = fmt.Errorf("no token is '%s'", o.user)
		}
		if err == nil {
			tokens := "tokens"
			if n == 1 {
				tokens = "token"
			}
			fmt.Fprintf(stdout, "%d %s of %s revoked\n", n, tokens, o.user)
		}
	}
	if err != nil {
		return fail(err)
	}
	return 0
}

// openStorage opens where packages and tokens are kept.
func openStorage(ctx context.Context, open OpenDatabase, o *options, all bool) (storage, error) {
	if o.database == "" {
		d, err := openDisk(o.data)
		if err == nil && all {
			err = d.load()
		}
		return d, err
	}
	if open == nil {
		return nil, errors.New("this binary has no database drivers")
	}
	db, err := open(o.database)
	if err != nil {
		return nil, err
	}
	s, err := openDatabase(ctx, db)
	if err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}

// cannotListen is why an address cannot be served, and what to do.
func cannotListen(err error) string {
	var ae *net.AddrError
	var errno syscall.Errno
	switch {
	case errors.As(err, &ae):
		return "the address is none: expected HOST:PORT, as in 127.0.0.1:9595"
	case errors.Is(err, syscall.EADDRINUSE):
		return "another program serves there already; choose another --address"
	case errors.As(err, &errno):
		return errno.Error()
	}
	return "this machine has no such address"
}

// serve runs the server until it is told to stop.
func serve(ctx context.Context, st storage, o *options, stdout, stderr io.Writer) error {
	l, err := net.Listen("tcp", o.address)
	if err != nil {
		return fmt.Errorf("cannot serve at %s: %s", o.address, cannotListen(err))
	}
	logger := log.New(stderr, "", log.LstdFlags)
	s := &server{store: st, log: logger.Printf, largest: o.megabytes << 20, pushes: make(chan struct{}, maxPushes)}
	h := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute,
		WriteTimeout:      10 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
	scheme := "http"
	if o.cert != "" {
		scheme = "https"
	}
	done := make(chan error, 1)
	go func() {
		if o.cert != "" {
			done <- h.ServeTLS(l, o.cert, o.key)
		} else {
			done <- h.Serve(l)
		}
	}()
	what := o.data
	if o.database != "" {
		what = "a database" // its address has a password
	}
	fmt.Fprintf(stdout, "serving %s at %s://%s/2.0/registry\n", what, scheme, l.Addr())
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
