package e2e

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestSyntaxError(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

public function main() {
    io:println("never printed");
    int x = ;
    int y = 5
    io:println(x, y);
}
`)
	r.want(t, 1, "", `ERROR [main.bal:(5:13,5:13)] missing expression
ERROR [main.bal:(7:5,7:5)] missing semicolon token
error: compilation contains errors
`)
}

// A file that is no program at all has its errors with positions as well.
func TestNotAProgram(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"}{)(", "\x00\xff\xfe", "<html><body>hello</body></html>", "function", "import", "\"", "`"} {
		r := runSource(t, src)
		r.want(t, 1, "", `~(ERROR \[main\.bal:\(\d+:\d+,\d+:\d+\)\] .+\n)+error: compilation contains errors\n`)
	}
}

func TestTypeErrors(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

public function main() {
    io:println("never printed");
    int a = "one";
    string b = 2;
    boolean c = undefinedName;
    io:println(a, b, c);
    noSuch();
}

function f(int i) returns string {
    return i;
}
`)
	r.want(t, 1, "", `~ERROR \[main\.bal:\(5:13,5:18\)\] incompatible types: expected 'int', found 'string'
ERROR \[main\.bal:\(6:16,6:17\)\] incompatible types: expected 'string', found 'int'
ERROR \[main\.bal:\(7:17,7:30\)\] undefined symbol 'undefinedName'
ERROR \[main\.bal:\(9:5,9:\d+\)\] undefined (?:symbol|function) 'noSuch'
ERROR \[main\.bal:\(13:12,13:13\)\] incompatible types: expected 'string', found 'int'
error: compilation contains errors
`)
}

// Errors of syntax do not hide those of types in the same file.
func TestSyntaxAndTypeErrorsTogether(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function f() returns int {
    int x = "text";
    return x
}

public function main() {
    io:println(f());
    string s = 5;
}
`)
	r.want(t, 1, "", `ERROR [main.bal:(4:13,4:19)] incompatible types: expected 'int', found 'string'
ERROR [main.bal:(6:1,6:1)] missing semicolon token
ERROR [main.bal:(10:16,10:17)] incompatible types: expected 'string', found 'int'
error: compilation contains errors
`)
}

// Errors in several files and modules of a package name the file.
func TestErrorsOfAPackage(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal", "import acme/shop.stock;\n\npublic function main() {\n    int n = stock:count();\n}\n",
		"types.bal", "type Item record {|\n    Colour colour;\n|};\n",
		"modules/stock/stock.bal", "public function count() returns string {\n    return 3;\n}\n",
	)
	r := call{dir: dir, args: []string{"run"}}.run(t)
	r.want(t, 1, "", `~(?s).*error: compilation contains errors\n`)
	for _, s := range []string{
		`ERROR \[main\.bal:\(4:13,4:26\)\] incompatible types: expected 'int', found 'string'\n`,
		`ERROR \[types\.bal:\(2:5,2:11\)\] (undefined symbol|unknown type) 'Colour'\n`,
		`ERROR \[modules/stock/stock\.bal:\(2:12,2:13\)\] incompatible types: expected 'string', found 'int'\n`,
	} {
		if !regexp.MustCompile(s).MatchString(r.stderr) {
			t.Errorf("missing %s in\n%s", s, r.stderr)
		}
	}
}

func TestUnknownModuleAndFunction(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;
import ballerina/nosuch;

public function main() {
    io:printLine("never printed");
    nosuch:f();
}
`)
	r.want(t, 1, "", `~ERROR \[main\.bal:\(2:1,2:25\)\] cannot resolve module 'ballerina/nosuch'\n`+
		`ERROR \[main\.bal:\(5:5,5:\d+\)\] undefined (?:symbol|function) '[^\n]*printLine'[^\n]*\n(ERROR .*\n)*error: compilation contains errors\n`)
}

func TestNoSuchFile(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	r := call{dir: dir, args: []string{"run", "missing.bal"}}.run(t)
	r.want(t, 1, "", `~(ERROR|error).*missing\.bal.*\n`)
	r = call{dir: dir, args: []string{"run"}}.run(t)
	r.want(t, 1, "", `~(?s)(ERROR|error|ballerina: ).+`)
}

// What compiling takes shows on stderr, and only when it takes long: stdout is
// the program's, byte by byte.
func TestStdoutIsTheProgram(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

public function main() {
    int unused = 1;
    io:print("no newline at the end");
    io:fprint(io:stderr, "to the other side");
}
`)
	if r.code != 0 || r.stdout != "no newline at the end" || !strings.HasSuffix(r.stderr, "to the other side") {
		t.Errorf("%v", r)
	}
	dir := folder(t, "hello.bal", "import ballerina/io;\n\npublic function main() {\n    io:println(\"Hello, World!\");\n}\n")
	for range 20 {
		r := call{dir: dir, args: []string{"run", "hello.bal"}}.run(t)
		r.want(t, 0, "Hello, World!\n", "")
	}
}

func TestEmptyProgram(t *testing.T) {
	t.Parallel()
	runSource(t, "").want(t, 0, "", "")
	runSource(t, "public function main() {\n}\n").want(t, 0, "", "")
}

func TestLargeOutput(t *testing.T) {
	t.Parallel()
	const lines = 200_000
	r := runSource(t, `import ballerina/io;

public function main() {
    foreach int i in 0 ..< 200000 {
        io:println(i, " the quick brown fox jumps over the lazy dog");
    }
    io:fprintln(io:stderr, "done");
}
`)
	got := strings.Split(r.stdout, "\n")
	if r.code != 0 || len(got) != lines+1 || got[0] != "0 the quick brown fox jumps over the lazy dog" ||
		got[lines-1] != "199999 the quick brown fox jumps over the lazy dog" || got[lines] != "" || r.stderr != "done\n" {
		t.Errorf("%d lines, %v", len(got), r)
	}
	// One line of 20 MB.
	r = runSource(t, `import ballerina/io;

public function main() {
    string s = "0123456789";
    foreach int i in 0 ..< 21 {
        s += s;
    }
    io:println(s);
}
`)
	if want := strings.Repeat("0123456789", 1<<21) + "\n"; r.code != 0 || r.stdout != want || r.stderr != "" {
		t.Errorf("%d bytes, %v", len(r.stdout), r)
	}
}

// A reader that goes away ends a program that prints on and on.
func TestReaderGoesAway(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", `import ballerina/io;

public function main() {
    int i = 0;
    while true {
        io:println(i);
        i += 1;
    }
}
`)
	cmd := exec.Command(binary("barre"), "run", "main.bal")
	cmd.Dir, cmd.Env = dir, environ(nil)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	b := make([]byte, 10)
	if _, err := r.Read(b); err != nil {
		t.Error(err)
	}
	r.Close()
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit / 2):
		t.Error("it prints to nobody, and does not end")
		_ = cmd.Process.Kill()
		<-done
	}
}

func TestStdin(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", `import ballerina/io;

public function main() {
    string a = io:readln("name? ");
    string b = io:readln();
    io:println("[", a, "] [", b, "]");
}
`)
	r := call{dir: dir, args: []string{"run", "main.bal"}, stdin: "Ann Lee\nBob\n"}.run(t)
	r.want(t, 0, "name? [Ann Lee] [Bob]\n", "")
}

func TestPathsWithSpaces(t *testing.T) {
	t.Parallel()
	dir := folder(t, "my programs/grüße welt.bal", "import ballerina/io;\n\npublic function main() {\n    io:println(\"grüße, 世界 😀\");\n}\n")
	r := call{dir: dir, args: []string{"run", "my programs/grüße welt.bal"}}.run(t)
	r.want(t, 0, "grüße, 世界 😀\n", "")
}

// Who writes a service learns which of its methods wait for each other, and why.
func TestConcurrencyHints(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", `import ballerina/http;

int requests = 0;
int guarded = 0;

service /a on new http:Listener(9090) {
    resource function get .() returns int {
        lock {
            guarded += 1;
            return guarded;
        }
    }

    resource function get count() returns int {
        requests += 1;
        return requests;
    }
}

service /b on new http:Listener(9091) {
    int n = 0;

    resource function get .() returns int {
        return 1;
    }

    resource function get count() returns int {
        requests += 1;
        return requests;
    }
}
`)
	call{dir: dir, args: []string{"check", "main.bal"}}.run(t).want(t, 0, "", `HINT [main.bal:(14:5,17:6)] concurrent calls will not be made to this method since the method is not an 'isolated' method
HINT [main.bal:(23:5,25:6)] concurrent calls will not be made to this method since the service is not an 'isolated' service
HINT [main.bal:(27:5,30:6)] concurrent calls will not be made to this method since the service and the method are not 'isolated'
`)
}
