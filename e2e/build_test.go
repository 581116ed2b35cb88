package e2e

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// built builds the program in dir and gives the executable, moved to a folder
// of its own where nothing else is.
func built(t *testing.T, name, dir string, args ...string) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "program")
	if runtime.GOOS == "windows" {
		exe += ".exe"
	}
	r := call{name: name, dir: dir, args: append([]string{"build", "-o", exe}, args...)}.run(t)
	if r.code != 0 || r.stdout != "" {
		t.Fatalf("build: %v", r)
	}
	return exe
}

// An executable needs nothing but itself: not the source, not the command.
func TestBuild(t *testing.T) {
	t.Parallel()
	dir := folder(t, "greet.bal", `import ballerina/io;

configurable string greeting = "Hello";

public function main(string... names) returns error? {
    foreach string name in names {
        io:println(greeting, ", ", name, "!");
    }
    if names.length() == 0 {
        return error("nobody to greet");
    }
    if names[0] == "zero" {
        int z = 0;
        io:println(1 / z);
    }
}
`)
	exe := built(t, "", dir, "greet.bal")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	call{name: exe, dir: empty, args: []string{"Ann", "Bob Lee"}}.run(t).want(t, 0, "Hello, Ann!\nHello, Bob Lee!\n", "")
	call{name: exe, dir: empty, args: []string{"Ann", "-Cgreeting=Hi"}}.run(t).want(t, 0, "Hi, Ann!\n", "")
	call{name: exe, dir: empty, args: []string{"Ann"}, env: []string{"BAL_CONFIG_VAR_GREETING=Hey"}}.run(t).want(t, 0, "Hey, Ann!\n", "")
	call{name: exe, dir: folder(t, "Config.toml", "greeting = \"Hola\"\n"), args: []string{"Ann"}}.run(t).want(t, 0, "Hola, Ann!\n", "")
	call{name: exe, dir: empty}.run(t).want(t, 1, "", "error: nobody to greet\n")
	call{name: exe, dir: empty, args: []string{"zero"}}.run(t).want(t, 1, "Hello, zero!\n", "~error: \\{ballerina\\}DivisionByZero.*\n\tat .*main\\(greet\\.bal:14\\)\n")
	// A command's name is an argument like any other.
	call{name: exe, dir: empty, args: []string{"version"}}.run(t).want(t, 0, "Hello, version!\n", "")
}

// A package goes to target/bin.
func TestBuildPackage(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal", "import ballerina/io;\nimport acme/shop.stock;\n\npublic function main() {\n    io:println(\"stock: \", stock:count());\n}\n",
		"modules/stock/stock.bal", "public function count() returns int => 3;\n",
	)
	if r := (call{dir: dir, args: []string{"build"}}).run(t); r.code != 0 || r.stdout != "" {
		t.Fatalf("build: %v", r)
	}
	exe := filepath.Join(dir, "target", "bin", "shop")
	if runtime.GOOS == "windows" {
		exe += ".exe"
	}
	call{name: exe, dir: t.TempDir()}.run(t).want(t, 0, "stock: 3\n", "")
}

// A program with errors gives no executable, and leaves one that is there.
func TestBuildWithErrors(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", "public function main() {\n    int x = \"a\";\n}\n")
	exe := filepath.Join(dir, "out")
	r := call{dir: dir, args: []string{"build", "-o", exe, "main.bal"}}.run(t)
	const want = `~(?:WARNING .*\n)?ERROR \[main\.bal:\(2:13,2:16\)\] incompatible types: expected 'int', found 'string'\nerror: compilation contains errors\n`
	r.want(t, 1, "", want)
	if _, err := os.Stat(exe); err == nil {
		t.Error("there is an executable")
	}
	if err := os.WriteFile(exe, []byte("old"), 0o755); err != nil {
		t.Fatal(err)
	}
	call{dir: dir, args: []string{"build", "-o", exe, "main.bal"}}.run(t).want(t, 1, "", want)
	if old, err := os.ReadFile(exe); string(old) != "old" {
		t.Errorf("the old executable is %q, %v", old, err)
	}
}

// A program that needs the larger set of modules brings it along.
func TestBuildWithDatabase(t *testing.T) {
	t.Parallel()
	exe := built(t, "", folder(t, "main.bal", database), "main.bal")
	port := freePort(t)
	r := call{name: exe, dir: t.TempDir(), env: []string{"BAL_CONFIG_VAR_PORT=" + strconv.Itoa(port)}}.run(t)
	r.want(t, 1, "", "~error: .*[Cc]onnection refused.*127\\.0\\.0\\.1:"+strconv.Itoa(port)+".*\n(?:\\s+at .*\n)*")
}

// A package finds those beside it in its workspace, and an executable carries
// them.
func TestWorkspace(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[workspace]\npackages = [\"shop\", \"prices\"]\n",
		"shop/Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"shop/main.bal", "import ballerina/io;\nimport acme/prices;\n\npublic function main() {\n    io:println(prices:gross(100));\n}\n",
		"prices/Ballerina.toml", "[package]\norg = \"acme\"\nname = \"prices\"\nversion = \"0.1.0\"\n",
		"prices/lib.bal", "public function gross(int net) returns int => net * 119 / 100;\n")
	call{dir: filepath.Join(dir, "shop"), args: []string{"run"}}.run(t).want(t, 0, "119\n", "")
	exe := built(t, "", filepath.Join(dir, "shop"))
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	call{name: exe, dir: t.TempDir()}.run(t).want(t, 0, "119\n", "")
}
