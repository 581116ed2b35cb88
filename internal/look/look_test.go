package look

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The pages take the style over, and the documentation has the same colours.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"../../cli/suite/report.html", "../../scan/report.html", "../../profile/report.html"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page := Page(string(text))
		if page == string(text) || !strings.Contains(page, "--page: #") {
			t.Errorf("%s does not take the style over", name)
		}
		for _, part := range []string{"<h1>", "<footer>Barre ", `name="viewport"`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s has no %s", name, part)
			}
		}
	}
	site, err := os.ReadFile("../../doc/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	values := func(text, name string) (values []string) {
		for _, m := range regexp.MustCompile(`--`+name+`: ([^;]+);`).FindAllStringSubmatch(text, -1) {
			values = append(values, m[1])
		}
		return values
	}
	for _, c := range []struct {
		ours   string
		theirs []string // light and dark
	}{
		{"page", []string{"panel", "bg"}}, {"card", []string{"bg", "panel"}}, {"line", []string{"line", "line"}},
		{"text", []string{"text", "text"}}, {"soft", []string{"muted", "muted"}}, {"link", []string{"link", "link"}}, {"code", []string{"code", "code"}},
	} {
		ours := values(css, c.ours)
		if len(ours) != 2 {
			t.Fatalf("--%s: %v", c.ours, ours)
		}
		for i, name := range c.theirs {
			if theirs := values(string(site), name); len(theirs) <= i || theirs[i] != ours[i] {
				t.Errorf("--%s is %s here; --%s of the documentation %v", c.ours, ours[i], name, theirs)
			}
		}
	}
	for _, name := range []string{"sans", "mono"} {
		if ours, theirs := values(css, name), values(string(site), name); len(ours) != 1 || len(theirs) != 1 || ours[0] != theirs[0] {
			t.Errorf("--%s is %v here; of the documentation %v", name, ours, theirs)
		}
	}
}
