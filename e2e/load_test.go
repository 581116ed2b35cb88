package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Under load: what is slow costs memory in proportion to what was configured, and
// strands are many.

// gateway passes requests on to a backend.
const gateway = `import ballerina/http;

configurable int port = ?;

final http:Client backend = check new ("%s", {timeout: 60});

service / on new http:Listener(port, host = "127.0.0.1", timeout = 60) {
    resource function get ping() returns string => "pong";

    resource function get large(http:Request request) returns http:Response|error {
        return backend->forward("/large", request);
    }

    resource function post large(http:Request request) returns http:Response|error {
        return backend->forward("/large", request);
    }
}
`

const (
	slowPeers = 60
	largeBody = 12 << 20
)

// peak is the most memory that the process has held so far, in MB; 0 where the
// system does not tell.
func (p *process) peak() float64 {
	p.t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/status")
	if err != nil {
		p.t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "VmHWM:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) / 1024
		}
	}
	p.t.Fatal("the system does not tell how much memory the process held")
	return 0
}

// pattern is a body in which every part can be told from the others.
func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i>>8 ^ i*31)
	}
	return b
}

// TestSlowClients: a service that streams waits for its clients instead of holding for
// them what they do not take, and all get everything in the end.
func TestSlowClients(t *testing.T) {
	body := pattern(largeBody)
	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write(body) }))
	defer backend.Close()
	p := serve(t, fmt.Sprintf(gateway, backend.URL))
	p.serves()
	before := p.peak()
	var begun, done sync.WaitGroup
	read := make(chan struct{})
	for range slowPeers {
		begun.Add(1)
		done.Add(1)
		go func() {
			defer done.Done()
			began := sync.OnceFunc(begun.Done)
			defer began()
			conn, err := net.Dial("tcp", p.address())
			if err != nil {
				t.Error(err)
				return
			}
			defer conn.Close()
			fmt.Fprintf(conn, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
			in := bufio.NewReaderSize(conn, 512)
			res, err := http.ReadResponse(in, nil)
			if err != nil {
				t.Error(err)
				return
			}
			began()
			<-read
			if got, err := io.ReadAll(res.Body); err != nil || !bytes.Equal(got, body) {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		}()
	}
	begun.Wait()
	p.serves() // others are served meanwhile
	held := p.peak() - before
	close(read)
	done.Wait()
	t.Logf("%d clients that do not read cost %.0f MB", slowPeers, held)
	// All of it would be 720 MB.
	if held > 100 {
		t.Errorf("%d clients that do not read cost %.0f MB", slowPeers, held)
	}
}

// TestSlowBackend: clients wait for a backend that does not take what they send; what
// they sent arrives.
func TestSlowBackend(t *testing.T) {
	body := pattern(largeBody)
	var begun sync.WaitGroup
	begun.Add(slowPeers)
	read := make(chan struct{})
	var whole atomic.Int64
	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.ReadFull(r.Body, make([]byte, 1))
		begun.Done()
		<-read
		got, err := io.ReadAll(r.Body)
		if err != nil || !bytes.Equal(got, body[1:]) {
			t.Errorf("%d bytes, %v", len(got), err)
			return
		}
		whole.Add(1)
	}))
	defer backend.Close()
	p := serve(t, fmt.Sprintf(gateway, backend.URL))
	p.serves()
	before := p.peak()
	var done sync.WaitGroup
	client := &http.Client{Transport: &http.Transport{}, Timeout: limit}
	defer client.CloseIdleConnections()
	for range slowPeers {
		done.Add(1)
		go func() {
			defer done.Done()
			res, err := client.Post("http://"+p.address()+"/large", "application/octet-stream", bytes.NewReader(body))
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			if res.StatusCode != http.StatusOK {
				t.Errorf("status %d", res.StatusCode)
			}
		}()
	}
	begun.Wait()
	p.serves()
	held := p.peak() - before
	close(read)
	done.Wait()
	if held > 100 {
		t.Errorf("%d uploads that the backend does not take cost %.0f MB", slowPeers, held)
	}
	t.Logf("%d uploads that the backend does not take cost %.0f MB", slowPeers, held)
	if n := whole.Load(); n != slowPeers {
		t.Errorf("%d of %d uploads arrived", n, slowPeers)
	}
}

// TestCrowdOfStrands: tens of thousands of strands wait, for time and for each other, in
// memory that is in proportion; BARRE_SOAK=1 makes it a million and a hundred
// thousand.
func TestCrowdOfStrands(t *testing.T) {
	sleeping, waiting, most := 50_000, 10_000, 1200.0
	if os.Getenv("BARRE_SOAK") != "" {
		sleeping, waiting, most = 1_000_000, 100_000, 12_000
	}
	dir := folder(t, "main.bal", `import ballerina/io;
import ballerina/lang.runtime;

isolated function sleeper() returns int {
    runtime:sleep(2);
    return 1;
}

isolated function pair() returns int {
    worker first returns int {
        int got = <- second;
        return got + 1;
    }
    worker second {
        runtime:sleep(2);
        1 -> first;
    }
    return wait first;
}

public function main(int sleeping, int waiting) {
    future<int>[] all = [];
    foreach int i in 0 ..< sleeping {
        future<int> f = start sleeper();
        all.push(f);
    }
    foreach int i in 0 ..< waiting {
        future<int> f = start pair();
        all.push(f);
    }
    int sum = 0;
    foreach future<int> f in all {
        int|error one = wait f;
        sum += one is int ? one : 0;
    }
    io:println(sum);
}
`)
	p := call{dir: dir, args: []string{"run", "main.bal", "--", strconv.Itoa(sleeping), strconv.Itoa(waiting)}}.start(t)
	var peak float64
	for p.running() {
		peak = max(peak, p.highest())
		time.Sleep(20 * time.Millisecond)
	}
	p.wait().want(t, 0, fmt.Sprintln(sleeping+2*waiting), "")
	if peak > most {
		t.Errorf("%.0f MB, more than %.0f", peak, most)
	}
	t.Logf("%d sleeping and %d waiting for messages took %.0f MB", sleeping, waiting, peak)
}

// highest is peak for a process that may be about to end.
func (p *process) highest() float64 {
	if status, err := os.ReadFile("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/status"); err != nil || !strings.Contains(string(status), "VmHWM:") {
		return 0
	}
	return p.peak()
}
