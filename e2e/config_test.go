package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const configured = `import ballerina/io;

configurable int port = ?;
configurable string host = ?;
configurable boolean debug = false;
configurable decimal[] rates = [1.5, 2];

public function main() {
    io:println(host, ":", port, " ", debug, " ", rates);
}
`

// All that is missing is named at once, each with the ways to give it.
func TestMissingConfigurable(t *testing.T) {
	t.Parallel()
	r := runSource(t, configured)
	r.want(t, 1, "", `~error: .*'port'.*Config\.toml.*-Cport=.*BAL_CONFIG_VAR_PORT=.*\n\tat main\.bal:3\n`+
		`error: .*'host'.*Config\.toml.*-Chost=.*BAL_CONFIG_VAR_HOST=.*\n\tat main\.bal:4\n`)
}

// A module's variable is named with its table.
func TestMissingConfigurableOfAModule(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal", "import ballerina/io;\nimport acme/shop.stock;\n\nconfigurable int port = ?;\n\npublic function main() {\n    io:println(port, \" \", stock:limit());\n}\n",
		"modules/stock/stock.bal", "configurable int most = ?;\n\npublic function limit() returns int => most;\n",
	)
	r := call{dir: dir, args: []string{"run"}}.run(t)
	r.want(t, 1, "", `~(?s).*`)
	for _, s := range []string{"'port'", "'most'", "[shop.stock] most = ", "BAL_CONFIG_VAR_SHOP_STOCK_MOST="} {
		if !strings.Contains(r.stderr, s) {
			t.Errorf("no %s in\n%s", s, r.stderr)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "Config.toml"), []byte("port = 1\n\n[shop.stock]\nmost = 2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	call{dir: dir, args: []string{"run"}}.run(t).want(t, 0, "1 2\n", "")
	// From elsewhere the package's own Config.toml counts as well.
	call{dir: t.TempDir(), args: []string{"run", dir}}.run(t).want(t, 0, "1 2\n", "")
}

// A value of the wrong type is told with its place and without the value,
// which may be a secret.
func TestWronglyTypedConfigurable(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", configured, "Config.toml", `port = "hunter2"
host = 6512
debug = "true"
rates = ["a"]
`)
	r := call{dir: dir, args: []string{"run", "main.bal"}}.run(t)
	r.want(t, 1, "", `~error: \[Config\.toml:\(1:8,1:17\)\] .*'port'.*'int'.*'string'.*\n\tat main\.bal:3\n`+
		`error: \[Config\.toml:\(2:8,2:12\)\] .*'host'.*'string'.*'int(?:eger)?'.*\n\tat main\.bal:4\n`+
		`error: \[Config\.toml:\(3:9,3:15\)\] .*'debug'.*'boolean'.*'string'.*\n\tat main\.bal:5\n`+
		`error: \[Config\.toml:\(4:10,4:13\)\] .*'rates\[0\]'.*'decimal'.*\n\tat main\.bal:6\n`)
	if strings.Contains(r.stderr, "hunter2") || strings.Contains(r.stderr, "6512") {
		t.Errorf("the value is shown:\n%s", r.stderr)
	}

	r = runSource(t, configured, "-Cport=hunter2", "-Chost=x")
	r.want(t, 1, "", `~error: \[-Cport\] .*'port'.*'int'.*\n\tat main\.bal:3\n`)
	dir = folder(t, "main.bal", configured)
	r = call{dir: dir, args: []string{"run", "main.bal", "-Chost=x"}, env: []string{"BAL_CONFIG_VAR_PORT=hunter2"}}.run(t)
	r.want(t, 1, "", `~error: \[BAL_CONFIG_VAR_PORT\] .*'port'.*'int'.*\n\tat main\.bal:3\n`)
	if strings.Contains(r.stderr, "hunter2") {
		t.Errorf("the value is shown:\n%s", r.stderr)
	}
}

func TestConfigThatIsNoTOML(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", configured, "Config.toml", "port = 1\nhost = hunter2\n")
	r := call{dir: dir, args: []string{"run", "main.bal"}}.run(t)
	r.want(t, 1, "", `~(?s)error: \[Config\.toml:\(2:\d+,2:\d+\)\] .*`)
	if strings.Contains(r.stderr, "hunter2") {
		t.Errorf("the value is shown:\n%s", r.stderr)
	}
}

// A key that no variable takes is a mistake, not to be passed over.
func TestUnusedConfiguration(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", configured, "Config.toml", "port = 1\nhost = \"h\"\nprot = 2\n")
	r := call{dir: dir, args: []string{"run", "main.bal"}}.run(t)
	r.want(t, 1, "", `~error: \[Config\.toml:\(3:1,3:\d+\)\] unused configuration value 'prot'.*\n`)
	r = runSource(t, configured, "-Cport=1", "-Chost=h", "-Cprot=2")
	r.want(t, 1, "", `~error: \[-Cprot\] unused .*\n`)
}

// The environment overrides the command line, that BAL_CONFIG_DATA, that
// BAL_CONFIG_FILES, of which the first counts; Config.toml counts when neither
// of the two is given.
func TestConfigPrecedence(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"main.bal", `import ballerina/io;

configurable string a = "default";
configurable string b = "default";
configurable string c = "default";
configurable string d = "default";
configurable string e = "default";

public function main() {
    io:println(a, " ", b, " ", c, " ", d, " ", e);
}
`,
		"Config.toml", "a = \"Config\"\n",
		"one.toml", "a = \"one\"\nb = \"one\"\nc = \"one\"\nd = \"one\"\n",
		"conf/two.toml", "a = \"two\"\nb = \"two\"\nc = \"two\"\nd = \"two\"\ne = \"two\"\n",
	)
	files := "BAL_CONFIG_FILES=one.toml" + string(os.PathListSeparator) + filepath.Join("conf", "two.toml")
	data := "BAL_CONFIG_DATA=a=\"data\"\nb=\"data\"\nc=\"data\""
	for _, c := range []struct {
		env, args []string
		want      string
	}{
		{nil, nil, "Config default default default default"},
		{[]string{files}, nil, "one one one one two"},
		{[]string{files, data}, nil, "data data data one two"},
		{[]string{files, data}, []string{"-Ca=arg", "-Cb=arg"}, "arg arg data one two"},
		{[]string{files, data, "BAL_CONFIG_VAR_A=env"}, []string{"-Ca=arg", "-Cb=arg"}, "env arg data one two"},
		{[]string{data}, nil, "data data data default default"},
		{[]string{"BAL_CONFIG_VAR_A=env"}, nil, "env default default default default"},
		{nil, []string{"-Ca=arg"}, "arg default default default default"},
	} {
		r := call{dir: dir, args: append([]string{"run", "main.bal"}, c.args...), env: c.env}.run(t)
		if r.code != 0 || r.stdout != c.want+"\n" || r.stderr != "" {
			t.Errorf("%q %q: want %s, got %v", c.env, c.args, c.want, r)
		}
	}
	r := call{dir: dir, args: []string{"run", "main.bal"}, env: []string{"BAL_CONFIG_FILES=missing.toml"}}.run(t)
	r.want(t, 1, "", `~error: .*missing\.toml.*\n`)
}

// Values of every type arrive, from each source.
func TestConfigTypes(t *testing.T) {
	t.Parallel()
	const src = `import ballerina/io;

enum Level {
    LOW,
    HIGH
}

type Account record {|
    readonly string id;
    Level level = LOW;
    int[] limits = [];
|};

configurable int i = ?;
configurable float f = ?;
configurable decimal d = ?;
configurable boolean b = ?;
configurable string s = ?;
configurable Level level = ?;
configurable map<string> labels = {};
configurable Account account = {id: "none"};
configurable table<Account> key(id) accounts = table [];
configurable int|string either = 0;
configurable xml x = xml ` + "``" + `;

public function main() {
    io:println(i, " ", f, " ", d, " ", b, " ", s, " ", level, " ", x);
    io:println(labels, " ", account, " ", accounts, " ", either);
}
`
	dir := folder(t, "main.bal", src, "Config.toml", `i = 0x10
f = 1
d = 10.25
b = true
s = "text"
level = "HIGH"
either = "a"
x = "<a>1</a>"
labels = {k1 = "v1", "k 2" = "v2"}

[account]
id = "a"
limits = [1, 2]

[[accounts]]
id = "b"
level = "HIGH"

[[accounts]]
id = "c"
`)
	r := call{dir: dir, args: []string{"run", "main.bal"}}.run(t)
	r.want(t, 0, `16 1.0 10.25 true text HIGH <a>1</a>
{"k1":"v1","k 2":"v2"} {"id":"a","level":"LOW","limits":[1,2]} [{"id":"b","level":"HIGH","limits":[]},{"id":"c","level":"LOW","limits":[]}] a
`, "")
	r = call{dir: folder(t, "main.bal", src), args: []string{"run", "main.bal", "-Ci=-5", "-Cf=1.5", "-Cd=2.50", "-Clevel=LOW"},
		env: []string{"BAL_CONFIG_VAR_B=false", "BAL_CONFIG_VAR_S=a=b c"}}.run(t)
	r.want(t, 0, "-5 1.5 2.50 false a=b c LOW \n{} {\"id\":\"none\",\"level\":\"LOW\",\"limits\":[]} [] 0\n", "")
}
