package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// leaky is a program that tells all it knows, in the way that way says.
const leaky = `import ballerina/http;
import ballerina/io;
import ballerina/log;

type Login record {|
    string user;
    string password;
    @display {label: "PIN", kind: "password"}
    string code = "none";
|};

configurable int port = 0;
configurable string way = "none";
configurable string partitionKey = "customer";
configurable string apiKey = ?;
@display {label: "Entry", kind: "password"}
configurable string entry = ?;
configurable Login login = ?;
configurable map<string> tokens = {};

function all() returns string => string ` + "`${apiKey} ${entry}:${login.password}@${login.code} ${tokens.toString()} ${partitionKey}`" + `;

public function main() returns error? {
    match way {
        "error" => {
            return error(all(), login = login);
        }
        "cause" => {
            return error("outer", error("inner " + all()));
        }
        "panic" => {
            panic error(all(), login = login);
        }
        "cast" => {
            anydata x = login;
            int _ = <int>x;
        }
        "conversion" => {
            int _ = check int:fromString(apiKey);
        }
        "log" => {
            log:printError(all(), error(all()), login = login, entry = entry);
            log:printInfo(all());
        }
        "file" => {
            check log:setOutputFile("out.log", log:OVERWRITE);
            log:printInfo(all(), login = login);
        }
        "print" => {
            io:println(apiKey);
            return error("done");
        }
    }
}

service / on new http:Listener(port) {
    resource function get .() returns error? {
        return error(all());
    }

    resource function get crash() {
        panic error(all());
    }
}
`

// Nothing that Barre writes by itself tells a secret: no message, no stack trace,
// no log, no schema, no report. What the program prints is its own affair.
func TestSecretsNeverShow(t *testing.T) {
	t.Parallel()
	secrets := []string{"hunter2-key", "hunter2-entry", "hunter2-pass", "hunter2-code", "hunter2-token"}
	dir := folder(t,
		"Ballerina.toml", shopManifest,
		"main.bal", leaky,
		"Config.toml", "apiKey = \"hunter2-key\"\nentry = \"hunter2-entry\"\n[login]\nuser = \"ada\"\npassword = \"hunter2-pass\"\ncode = \"hunter2-code\"\n[tokens]\na = \"hunter2-token\"\n",
		"tests/main_test.bal", "import ballerina/test;\n\n@test:Config\nfunction tells() {\n    test:assertEquals(all(), login.toString());\n}\n\n@test:Config\nfunction fails() returns error? {\n    return error(all());\n}\n",
	)
	port := []string{"BAL_CONFIG_VAR_PORT=" + strconv.Itoa(freePort(t))}
	none := func(what, text string) {
		t.Helper()
		for _, s := range secrets {
			if strings.Contains(text, s) {
				t.Errorf("%s shows %s:\n%s", what, s, clip(text))
			}
		}
	}
	shown := func(what string, r result, code int, want ...string) {
		t.Helper()
		none(what, r.stdout+r.stderr)
		if r.code != code {
			t.Errorf("%s: %v", what, r)
		}
		for _, w := range want {
			if !strings.Contains(r.stdout+r.stderr, w) {
				t.Errorf("%s: no %s in %v", what, w, r)
			}
		}
	}
	run := func(way string, more ...string) result {
		return call{dir: dir, args: append([]string{"run", "-Cway=" + way}, more...), env: port}.run(t)
	}
	const told = "****** ******:******@****** "
	shown("an error", run("error"), 1, told, "customer", `"user":"ada","password":"******","code":"******"`)
	shown("a cause", run("cause"), 1, "inner "+told)
	shown("a panic", run("panic"), 1, told, "at acme")
	shown("a cast", run("cast"), 1, "Login")
	shown("a conversion", run("conversion"), 1, "'******'")
	if r := run("print"); !strings.HasPrefix(r.stdout, "hunter2-key\n") {
		t.Errorf("what the program prints is changed: %v", r)
	}

	// A program that serves: its log, its errors, a file that it logs to.
	for _, way := range []string{"log", "file"} {
		w := call{dir: dir, args: []string{"-Cway=" + way}}
		p := watch(t, w)
		p.until("for the service", func() bool { _, err := p.ask("GET", "/", ""); return err == nil })
		p.must("GET", "/crash", "")
		p.until("for the log", func() bool { return strings.Contains(p.stderr.String(), told) })
		p.signal(syscall.SIGTERM)
		r := p.wait()
		none("a service", r.stdout+r.stderr)
		if way == "log" && strings.Count(r.stderr, told) < 4 {
			t.Errorf("%v", r)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "out.log"))
	if err != nil || !strings.Contains(string(text), told) {
		t.Errorf("%s %v", text, err)
	}

	shown("config show", call{dir: dir, args: []string{"config", "show"}}.run(t), 0, `{user: "ada", password: ******, code: ******}`)
	shown("config check", call{dir: dir, args: []string{"config", "check"}}.run(t), 0)
	for _, wrong := range [][]string{
		{"-Clogin=hunter2-pass"}, {`-Clogin={user = "hunter2-pass", pasword = "hunter2-pass"}`}, {`-Clogin={user = hunter2-pass}`},
		{"-Chunter2-pass"}, {"-CapiKey"}, {"-CapiKye=hunter2-key"}, {"-Cport=hunter2-key"},
	} {
		shown(wrong[0], call{dir: dir, args: append([]string{"config", "check"}, wrong...)}.run(t), 1, "error: ")
	}
	for _, data := range []string{"apiKey = hunter2-key", "apiKey = [\"hunter2-key\"]", "apiKey = \"hunter2-key", "apiKey = \"\"\"hunter2-key", "apiKey 'hunter2-key'", "apiKey = 'a'\napiKey = 'hunter2-key'"} {
		shown(data, call{dir: dir, args: []string{"run"}, env: []string{"BAL_CONFIG_DATA=" + data}}.run(t), 1, "error: ")
	}
	shown("test", call{dir: dir, args: []string{"test", "--test-report", "--code-coverage"}, env: port}.run(t), 1, told, "2 failing")
	shown("build", call{dir: dir, args: []string{"build"}}.run(t), 0)
	// Nothing that was written, but what they were given in, has them: reports,
	// the schema, the executable.
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "Config.toml" {
			return err
		}
		text, err := os.ReadFile(path)
		none(path, string(text))
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
