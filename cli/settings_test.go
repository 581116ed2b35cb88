package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const settingsFile = `[central]
accesstoken = "file-t0ken"
readTimeout = 30

[proxy]
host = "proxy.example.com"
port = 3128
username = "me"
password = "pr0xy-s3cret"

[[repository.maven]]
id = "nexus"
url = "https://nexus.example.com/ballerina"
username = "ci"
accesstoken = "nexus-t0ken"
`

func TestSettings(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	dir := filepath.Join(home, ".ballerina")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string {
		lines := strings.Split(s, "\n")
		for i := range lines {
			lines[i] = strings.Join(strings.Fields(lines[i]), " ")
		}
		return strings.Join(lines, "\n")
	}
	none := with([]string{"HOME=" + home, "HTTPS_PROXY=http://me:s3cret@proxy:3128"}, "settings")
	if none.code != 0 || none.errors != "" || !strings.Contains(squeeze(none.out), "central.url https://api.central.ballerina.io/2.0/registry default\ncentral.accesstoken (not set) default\n") ||
		!strings.Contains(squeeze(none.out), "\nproxy.host proxy:3128 HTTPS_PROXY\n") {
		t.Errorf("%d %s%s", none.code, none.out, none.errors)
	}
	write(t, dir, "Settings.toml", settingsFile)
	got := at(home, "settings")
	file := filepath.Join(dir, "Settings.toml")
	want := `home                                ` + dir + `  default
central.url                         https://api.central.ballerina.io/2.0/registry  default
central.accesstoken                 (set, not shown)  ` + file + `:2
central.connectTimeout              10s  default
central.readTimeout                 30s  ` + file + `:3
central.writeTimeout                1m0s  default
central.callTimeout                 (not set)  default
proxy.host                          proxy.example.com  ` + file + `:6
proxy.port                          3128  ` + file + `:7
proxy.username                      me  ` + file + `:8
proxy.password                      (set, not shown)  ` + file + `:9
repository.maven.nexus.url          https://nexus.example.com/ballerina  ` + file + `:13
repository.maven.nexus.username     ci  ` + file + `:14
repository.maven.nexus.accesstoken  (set, not shown)  ` + file + `:15
`
	if got.code != 0 || got.errors != "" || squeeze(got.out) != squeeze(want) {
		t.Errorf("%d\n%s\nwant\n%s%s", got.code, got.out, want, got.errors)
	}
	// The environment comes first, and no secret is ever shown.
	env := []string{"HOME=" + home, "BALLERINA_CENTRAL_ACCESS_TOKEN=env-t0ken", "BARRE_CENTRAL_URL=http://localhost:9999/"}
	got = with(env, "settings", "--json")
	var list []struct {
		Key, Source string
		Value       *string
		Set, Secret bool
	}
	if err := json.Unmarshal([]byte(got.out), &list); err != nil || got.code != 0 {
		t.Fatal(err, got.errors)
	}
	for _, s := range list {
		switch s.Key {
		case "central.url":
			if s.Value == nil || *s.Value != "http://localhost:9999" || s.Source != "BARRE_CENTRAL_URL" {
				t.Errorf("%+v", s)
			}
		case "central.accesstoken":
			if s.Value != nil || !s.Set || !s.Secret || s.Source != "BALLERINA_CENTRAL_ACCESS_TOKEN" {
				t.Errorf("%+v", s)
			}
		}
	}
	for _, secret := range []string{"t0ken", "s3cret"} {
		if strings.Contains(got.out, secret) {
			t.Errorf("a secret is shown:\n%s", got.out)
		}
	}
	for _, c := range []struct {
		text, errors string
		code         int
	}{
		{"[central]\nacesstoken = \"x\"\n[proxi]\nhost = \"x\"\n", "WARNING [" + file + ":(2:1,2:11)] nothing looks at 'acesstoken' of [central]; did you mean 'accesstoken'?\nWARNING [" + file + ":(3:2,3:7)] nothing looks at 'proxi' of Settings.toml; did you mean 'proxy'?\n", 0},
		{"[central]\naccesstoken = 1\nreadTimeout = \"x\"\n", "ERROR [" + file + ":(2:15,2:16)] incompatible type for key 'accesstoken': expected 'STRING', found 'integer'\nERROR [" + file + ":(3:15,3:18)] expected a number of seconds as 'readTimeout'\n", 1},
		{"[proxy]\nhost = \"http://p\"\n", "ERROR [" + file + ":(2:8,2:18)] expected the name of a host as 'host' under [proxy], without http:// or a user\n", 1},
		{"[[repository.maven]]\nid = \"a\"\n", "ERROR [" + file + ":(1:1,2:9)] the repository 'a' needs a 'url'\n", 1},
	} {
		write(t, dir, "Settings.toml", c.text)
		if got := at(home, "settings"); got.code != c.code || got.errors != c.errors {
			t.Errorf("%s\n got %d %s\nwant %s", c.text, got.code, got.errors, c.errors)
		}
	}
	if got := with(nil, "settings"); got.code != 1 || got.errors != "error: the home folder is unknown: set HOME or BALLERINA_HOME_DIR\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
}
