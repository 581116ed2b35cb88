package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// block is a fenced block of a page.
type block struct {
	line     int
	language string
	text     string
}

// blocks are the fenced blocks of a section of README.md.
func blocks(t *testing.T, section string) []block {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var list []block
	var in, open bool
	for i, l := range strings.Split(string(page), "\n") {
		switch {
		case open && l == "```":
			open = false
		case open:
			list[len(list)-1].text += l + "\n"
		case strings.HasPrefix(l, "```"):
			if open = in; open {
				list = append(list, block{line: i + 1, language: strings.TrimPrefix(l, "```")})
			}
		case strings.HasPrefix(l, "## "):
			in = l == section
		}
	}
	return list
}

// terminal is a shell that commands are typed into.
type terminal struct {
	in  io.Writer
	out *bufio.Reader
}

// typed runs the commands of a block and gives what they print.
func (s *terminal) typed(t *testing.T, text string) string {
	t.Helper()
	const prompt = "\x00prompt\n"
	fmt.Fprintf(s.in, "%s\nprintf '\\0prompt\\n'\n", text)
	var b strings.Builder
	for !strings.HasSuffix(b.String(), prompt) {
		l, err := s.out.ReadString('\n')
		b.WriteString(l)
		if err != nil {
			t.Fatalf("the shell ended: %v\n%s", err, b.String())
		}
	}
	return strings.TrimSuffix(b.String(), prompt)
}

// needTools skips a test where a program that it uses is missing; in CI that is
// a failure.
func needTools(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is missing, and in CI it must not be", name)
			}
			t.Skipf("skipped: %s is missing", name)
		}
	}
}

// The tour of README.md works as it is typed, in an empty folder, and prints
// what the page says.
func TestReadme(t *testing.T) {
	t.Parallel()
	needTools(t, "bash", "curl", "sed")
	list := blocks(t, "## Tour: five minutes")
	if len(list) < 10 {
		t.Fatalf("README.md has a tour of %d blocks", len(list))
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(freePort(t))
	env := []string{"BALLERINA_HOME_DIR=" + filepath.Join(dir, ".home"), "BAL_CONFIG_VAR_SHOP_PORT=" + port,
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")}

	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cmd := exec.Command("bash")
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, environ(env), w, w
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	r.SetReadDeadline(time.Now().Add(4 * limit))
	shell := &terminal{in, bufio.NewReader(r)}
	t.Cleanup(func() {
		in.Close()
		cmd.Wait()
	})

	took := regexp.MustCompile(`\d+ ?ms`)
	shown := func(s string) string {
		s = strings.ReplaceAll(s, dir, "/home/ada/tour")
		return took.ReplaceAllString(strings.TrimSuffix(s, "\n"), "0ms")
	}
	for i, b := range list {
		if b.language != "sh" {
			if b.language != "text" || i == 0 || list[i-1].language != "sh" {
				t.Errorf("README.md:%d: a block in %q that nothing prints", b.line, b.language)
			}
			continue
		}
		want := ""
		if i+1 < len(list) && list[i+1].language == "text" {
			want = shown(list[i+1].text)
		}
		if strings.HasPrefix(b.text, "# in a terminal of its own\n") {
			args := strings.Fields(strings.Split(b.text, "\n")[1])
			p := call{name: args[0], dir: dir, args: args[1:], env: env}.start(t)
			t.Cleanup(func() {
				p.signal(os.Interrupt)
				p.wait()
			})
			continue
		}
		text := strings.ReplaceAll(b.text, "9090", port)
		got := shown(shell.typed(t, text))
		// A service takes a moment to be there, people do before they type on.
		for end := time.Now().Add(limit); strings.Contains(text, "curl") && got != want && time.Now().Before(end); {
			time.Sleep(20 * time.Millisecond)
			got = shown(shell.typed(t, strings.ReplaceAll(text, "curl ", "curl -s ")))
		}
		if got != want {
			t.Fatalf("README.md:%d:\n%s\nprints\n%s\nand the page says\n%s", b.line, b.text, got, want)
		}
	}
}
