package cli_test

import (
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// message is a protocol buffers message: the values of each field, numbers or bytes.
type message map[int][]any

func decode(t *testing.T, b []byte) message {
	t.Helper()
	m := message{}
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 {
			t.Fatal("not a message")
		}
		b = b[n:]
		x, n := binary.Uvarint(b)
		if n <= 0 {
			t.Fatal("not a message")
		}
		b = b[n:]
		switch tag & 7 {
		case 0:
			m[int(tag>>3)] = append(m[int(tag>>3)], int64(x))
		case 2:
			m[int(tag>>3)] = append(m[int(tag>>3)], b[:x:x])
			b = b[x:]
		default:
			t.Fatalf("wire type %d", tag&7)
		}
	}
	return m
}

func (m message) number(field int) int64 {
	if len(m[field]) == 0 {
		return 0
	}
	return m[field][0].(int64)
}

func numbers(b []byte) (list []int64) {
	for len(b) > 0 {
		x, n := binary.Uvarint(b)
		list, b = append(list, int64(x)), b[n:]
	}
	return list
}

// stacks reads a profile of pprof: for each stack, as "function:line < caller:line",
// the count, the time at work and the time waiting.
func stacks(t *testing.T, path string) map[string][3]int64 {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	m := decode(t, b)
	var text []string
	for _, s := range m[6] {
		text = append(text, string(s.([]byte)))
	}
	var kinds []string
	for _, v := range m[1] {
		k := decode(t, v.([]byte))
		kinds = append(kinds, text[k.number(1)]+" "+text[k.number(2)])
	}
	if text[0] != "" || !slices.Equal(kinds, []string{"samples count", "running nanoseconds", "waiting nanoseconds"}) || m.number(12) != 1e6 || m.number(10) <= 0 || text[m.number(14)] != "running" {
		t.Errorf("%q %v %v", kinds, m.number(12), m.number(14))
	}
	functions := map[int64]string{}
	for _, f := range m[5] {
		f := decode(t, f.([]byte))
		functions[f.number(1)] = text[f.number(2)]
	}
	locations := map[int64]string{}
	for _, l := range m[4] {
		l := decode(t, l.([]byte))
		line := decode(t, l[4][0].([]byte))
		locations[l.number(1)] = functions[line.number(1)] + ":" + string('0'+rune(line.number(2)/10)) + string('0'+rune(line.number(2)%10))
	}
	r := map[string][3]int64{}
	for _, s := range m[2] {
		s := decode(t, s.([]byte))
		var names []string
		for _, id := range numbers(s[1][0].([]byte)) {
			names = append(names, locations[id])
		}
		r[strings.Join(names, " < ")] = [3]int64(numbers(s[2][0].([]byte)))
	}
	return r
}

const profiled = `import ballerina/lang.runtime;

function hot(int n) returns int {
    int sum = 0;
    foreach int i in 0 ..< n {
        sum += i % 7;
    }
    return sum;
}

function text(int n) returns int {
    int[] list = from int i in 0 ..< n select i;
    return list.toJsonString().length();
}

class Box {
    function open() returns int => hot(4000000);
}

public function main(string... args) returns error? {
    int a = hot(4000000);
    int b = text(200000);
    runtime:sleep(0.1);
    future<int> f = start hot(4000000);
    int c = check wait f;
    Box box = new;
    if a + b + c + box.open() < args.length() {
        return error("too small");
    }
}
`

// TestProfile: the time is where the program spends it, waiting apart from work.
func TestProfile(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": profiled})
	got := barre("profile", dir, "--", "x")
	if got.code != 0 || !strings.HasPrefix(got.errors, "Ran ") || !regexp.MustCompile(`(?m)^ +\S+ +\d+\.\d% +\S+ +\d+\.\d%  acme/shop:hot$`).MatchString(got.errors) {
		t.Fatalf("%d %s", got.code, got.errors)
	}
	all := stacks(t, filepath.Join(dir, "target", "profiler", "profile.pb.gz"))
	const ms = 1_000_000
	at := func(stack string, kind int) int64 {
		sum := int64(0)
		for s, v := range all {
			if strings.HasPrefix(s, stack) {
				sum += v[kind]
			}
		}
		return sum
	}
	for _, c := range []struct {
		stack   string
		kind    int // 1 is time at work, 2 waiting
		atLeast int64
	}{
		{"acme/shop:hot:06 < acme/shop:main:21", 1, 10 * ms},
		{"ballerina/lang.value:toJsonString:00 < acme/shop:text:13 < acme/shop:main:22", 1, 1 * ms},
		{"ballerina/lang.runtime:sleep:00 < acme/shop:main:23", 2, 90 * ms},
		{"acme/shop:hot:06 < acme/shop:Box.open:17 < acme/shop:main:27", 1, 1},
	} {
		if n := at(c.stack, c.kind); n < c.atLeast {
			t.Errorf("%s: %d ns, want at least %d\n%v", c.stack, n, c.atLeast, all)
		}
	}
	if n := at("ballerina/lang.runtime:sleep", 1); n > 20*ms {
		t.Errorf("sleeping counts as work: %d ns", n)
	}
	if n := at("acme/shop:main", 2); n == 0 {
		t.Errorf("that main waits for a strand is not noted: %v", all)
	}

	page := read(t, dir, "target", "profiler", "ProfilerReport.html")
	m := regexp.MustCompile(`const data = (.*);\n`).FindStringSubmatch(page)
	var data struct {
		Functions []struct{ N, F string }
		Root      struct {
			R, W int64
			C    []struct{ N int }
		}
		Lines []struct {
			F string
			L int
		}
	}
	if m == nil || json.Unmarshal([]byte(m[1]), &data) != nil {
		t.Fatal("the page has no data")
	}
	if data.Root.R < 10_000 || data.Root.W < 90_000 || len(data.Root.C) < 2 || data.Functions[0].N != "all" || !slices.ContainsFunc(data.Lines, func(l struct {
		F string
		L int
	}) bool {
		return l.F == "main.bal" && l.L == 6
	}) {
		t.Errorf("%+v", data)
	}
	if !strings.Contains(page, "<title>Profile of acme/shop</title>") || strings.Contains(page, "://") {
		t.Error("the title, or a page that needs a network")
	}
}

// TestProfilePanic: a program that fails has a profile too, and its exit code.
func TestProfilePanic(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"p.bal": "public function main() {\n    int x = 1;\n    foreach int i in 0 ..< 3000000 {\n        x += i % 3;\n    }\n    panic error(\"over\", x = x);\n}\n"})
	out := filepath.Join(dir, "out")
	got := barre("profile", "--interval=100us", "--target-dir", out, filepath.Join(dir, "p.bal"))
	if got.code != 1 || !strings.HasPrefix(got.errors, "error: over ") || !strings.Contains(got.errors, "\nReport: "+filepath.Join(out, "profiler", "ProfilerReport.html")+"\n") {
		t.Errorf("%d %s", got.code, got.errors)
	}
	if page := read(t, out, "profiler", "ProfilerReport.html"); !strings.Contains(page, "a sample every 100µs") {
		t.Error("another interval")
	}
	got = barre("profile", "--interval=1us", filepath.Join(dir, "p.bal"))
	if got.code != 1 || got.errors != "ballerina: the interval between samples is at least 100µs\nRun 'barre help profile' for usage.\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
}
