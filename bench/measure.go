package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// startTime is how long a service may take to come up.
const startTime = 30 * time.Second

// command is the command line of a side. Services take their port, and what
// else they need, as pairs of a configurable variable and its value; the Go
// side takes the values in that order.
func (b *bench) command(s side, config ...string) *exec.Cmd {
	if !s.barre {
		cmd := exec.Command(filepath.Join(b.hand, s.name+exe()))
		for i := 1; i < len(config); i += 2 {
			cmd.Args = append(cmd.Args, config[i])
		}
		return cmd
	}
	cmd := exec.Command(b.barre(), "run", filepath.Join(b.dir, "programs", s.name+".bal"))
	for i := 0; i < len(config); i += 2 {
		cmd.Args = append(cmd.Args, "-C"+config[i]+"="+config[i+1])
	}
	return cmd
}

// wholeProgram is the wall-clock time of a program in milliseconds.
func (b *bench) wholeProgram(s side) (float64, error) {
	cmd := b.command(s)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("%w: %s", err, errs.String())
	}
	took := time.Since(start)
	if other, ok := b.printed[s.name]; ok && other != out.String() {
		return 0, fmt.Errorf("the sides disagree: %q and %q", other, out.String())
	}
	b.printed[s.name] = out.String()
	return float64(took.Microseconds()) / 1000, nil
}

// service is a server process that runs.
type service struct {
	cmd  *exec.Cmd
	addr string
	up   time.Duration // from start to first response
}

// serve starts a side's program and waits for its first response.
func (b *bench) serve(s side, config ...string) (*service, error) {
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, err
	}
	addr := ln.Addr().String()
	_, port, _ := net.SplitHostPort(addr)
	ln.Close()
	cmd := b.command(s, append([]string{"port", port}, config...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	v := &service{cmd: cmd, addr: addr}
	for {
		if healthy(addr) {
			v.up = time.Since(start)
			return v, nil
		}
		if time.Since(start) > startTime {
			v.stop()
			return nil, fmt.Errorf("%s does not answer on %s: %s", s.name, addr, errs.String())
		}
		time.Sleep(200 * time.Microsecond)
	}
}

// healthy makes one request over a connection of its own.
func healthy(addr string) bool {
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return false
	}
	c.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/health", nil)
	if err != nil {
		return false
	}
	req.Close = true
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode == http.StatusOK
}

func (v *service) stop() {
	v.cmd.Process.Kill()
	v.cmd.Wait()
}

// resident is the memory of the process in megabytes.
func (v *service) resident() (float64, error) {
	pid := strconv.Itoa(v.cmd.Process.Pid)
	if runtime.GOOS == "linux" {
		status, err := os.ReadFile("/proc/" + pid + "/status")
		if err != nil {
			return 0, err
		}
		for _, line := range strings.Split(string(status), "\n") {
			if f := strings.Fields(line); len(f) == 3 && f[0] == "VmRSS:" {
				kb, err := strconv.ParseFloat(f[1], 64)
				return kb / 1024, err
			}
		}
		return 0, fmt.Errorf("process %s tells no VmRSS", pid)
	}
	out, err := exec.Command("ps", "-o", "rss=", "-p", pid).Output()
	if err != nil {
		return 0, fmt.Errorf("ps: %w", err)
	}
	kb, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	return kb / 1024, err
}

func (b *bench) firstResponse(s side) (float64, error) {
	v, err := b.serve(s)
	if err != nil {
		return 0, err
	}
	defer v.stop()
	return float64(v.up.Microseconds()) / 1000, nil
}

func (b *bench) idleMemory(s side) (float64, error) {
	v, err := b.serve(s)
	if err != nil {
		return 0, err
	}
	defer v.stop()
	time.Sleep(300 * time.Millisecond)
	return v.resident()
}

// order is a JSON document of about 1 KB, or of so many lines as are asked for.
func order() []byte { return orderOf(18) }

func orderOf(lines int) []byte {
	var s strings.Builder
	s.WriteString(`{"id": 4711, "customer": "Ada Lovelace", "lines": [`)
	for i := range lines {
		if i > 0 {
			s.WriteString(", ")
		}
		fmt.Fprintf(&s, `{"sku": "item-%04d", "quantity": %d, "unitPrice": %d.25}`, i, i+1, i)
	}
	s.WriteString("]}")
	return []byte(s.String())
}

// load is a load run; what is cut off by the service is noted.
func (b *bench) load(addr, path string, body []byte, connections int) (loadResult, error) {
	r, err := load(addr, path, body, connections, warmTime, b.length)
	b.cut += r.cut
	return r, err
}

// warmTime is how long a load runs before it counts.
const warmTime = time.Second

func (b *bench) jsonService(s side) (float64, error) {
	v, err := b.serve(s)
	if err != nil {
		return 0, err
	}
	defer v.stop()
	r, err := b.load(v.addr, "/orders", order(), b.connections)
	return r.perSecond, err
}

func (b *bench) loadMemory(s side) (float64, error) {
	v, err := b.serve(s)
	if err != nil {
		return 0, err
	}
	defer v.stop()
	if _, err := b.load(v.addr, "/orders", order(), b.connections); err != nil {
		return 0, err
	}
	return v.resident()
}

// proxied runs a side's program in front of a backend.
func (b *bench) proxied(s side, use func(addr string) (float64, error)) (float64, error) {
	back, err := b.serve(side{name: "backend"})
	if err != nil {
		return 0, err
	}
	defer back.stop()
	v, err := b.serve(s, "backendUrl", "http://"+back.addr)
	if err != nil {
		return 0, err
	}
	defer v.stop()
	return use(v.addr)
}

// forwarding is the rate at which bodies are forwarded.
func forwarding(path string, body []byte, connections int) func(b *bench, s side) (float64, error) {
	return func(b *bench, s side) (float64, error) {
		return b.proxied(s, func(addr string) (float64, error) {
			r, err := b.load(addr, path, body, connections)
			return r.perSecond, err
		})
	}
}

// latency is how long, in milliseconds, all but one in a hundred requests take at
// most, at 70 % of the highest rate.
func (b *bench) latency(s side) (float64, error) {
	return b.proxied(s, func(addr string) (float64, error) {
		r, err := b.load(addr, "/echo", order(), b.connections)
		if err != nil {
			return 0, err
		}
		took, err := paced(addr, "/echo", order(), b.connections, 0.7*r.perSecond, b.length)
		if err != nil {
			return 0, err
		}
		return float64(took[len(took)*99/100].Microseconds()) / 1000, nil
	})
}

// machine names the processor, the system and the tools.
func machine() string {
	cpu := runtime.GOARCH
	switch runtime.GOOS {
	case "linux":
		if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
			for _, line := range strings.Split(string(info), "\n") {
				if name, val, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
					cpu = strings.TrimSpace(val)
					break
				}
			}
		}
	case "darwin":
		if out, err := exec.Command("sysctl", "-n", "machdep.cpu.brand_string").Output(); err == nil {
			cpu = strings.TrimSpace(string(out))
		}
	}
	return fmt.Sprintf("%s, %d cores, %s/%s, %s", cpu, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// size is that of an executable, in MB.
func (b *bench) size(s side) (float64, error) {
	path := filepath.Join(b.hand, s.name+exe())
	if s.barre {
		path = filepath.Join(b.bin, "barre-full"+exe())
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()) / 1e6, nil
}
