package studio

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"barre/internal/files"
)

// CommandOptions are what the command is started with.
type CommandOptions struct {
	Options
	Args           []string // behind the name of the command
	Stdout, Stderr io.Writer
}

// usualPort is tried first: what a browser keeps for a page, the theme for example,
// hangs on its port.
const usualPort = 7878

// Main runs the command until it is interrupted, and returns the exit code.
func Main(o CommandOptions) int {
	usage := func(format string, a ...any) int {
		fmt.Fprintf(o.Stderr, "ballerina: "+format+"\nRun 'barre help studio' for usage.\n", a...)
		return 1
	}
	flags := pflag.NewFlagSet("studio", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	port := flags.String("port", "", "")
	noOpen := flags.Bool("no-open", false, "")
	web := flags.String("web", "", "")
	if err := flags.Parse(o.Args); err != nil {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) {
			name := unknown.GetSpecifiedName()
			return usage("unknown option: '%s%s'", "--"[:min(2, len(name))], name)
		}
		var noValue *pflag.ValueRequiredError
		if errors.As(err, &noValue) {
			return usage("the option '--%s' needs a value", noValue.GetSpecifiedName())
		}
		return usage("%v", err)
	}
	if flags.NArg() > 1 {
		return usage("unexpected argument '%s': studio takes one folder or file", flags.Arg(1))
	}
	o.Path = flags.Arg(0)
	if *web != "" {
		if _, err := os.Stat(filepath.Join(*web, "index.html")); err != nil {
			fmt.Fprintf(o.Stderr, "error: '%s' is not a built web application: it has no index.html\n", *web)
			return 1
		}
		o.Assets = os.DirFS(*web)
	}
	n := uint64(usualPort)
	if flags.Changed("port") {
		var err error
		if n, err = strconv.ParseUint(*port, 10, 16); err != nil {
			return usage("'%s' is not a port: expected a number from 0 to 65535, where 0 chooses a free one", *port)
		}
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.FormatUint(n, 10)))
	if err != nil && !flags.Changed("port") {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: cannot listen on port %d: %v\n", n, reason(err))
		return 1
	}
	if o.Token == "" {
		if cache, err := os.UserCacheDir(); err == nil {
			o.Token = keptToken(cache, o.Path)
		}
	}
	s, err := New(o.Options)
	if err != nil {
		l.Close()
		fmt.Fprintf(o.Stderr, "error: %v\n", files.Explain(err))
		return 1
	}
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second}
	address := fmt.Sprintf("http://%s/?token=%s", l.Addr(), s.Token())
	fmt.Fprintln(o.Stdout, address)
	if !*noOpen {
		if err := browse(address); err != nil {
			fmt.Fprintln(o.Stderr, "No browser could be opened: open the address above in one.")
		}
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	code := 0
	select {
	case <-interrupted:
	case err := <-served:
		fmt.Fprintf(o.Stderr, "error: %v\n", reason(err))
		code = 1
	}
	signal.Stop(interrupted)
	s.Close()
	server.Close()
	return code
}

// browse opens an address in the user's browser.
func browse(address string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", address)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait()
	return nil
}

// reason is an error of the network without what the message around it says.
func reason(err error) error {
	var oe *net.OpError
	if errors.As(err, &oe) {
		err = oe.Err
	}
	var se *os.SyscallError
	if errors.As(err, &se) {
		err = se.Err
	}
	if errors.Is(err, fs.ErrPermission) {
		return errors.New("permission denied")
	}
	return err
}
