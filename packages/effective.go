package packages

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"barre/internal/similar"
	"barre/project"
	"barre/toml"
)

// Setting is a setting as it takes effect.
type Setting struct {
	Key   string // "central.url", "repository.maven.nexus.accesstoken"
	Value string // what it is, "" when it is not set
	// Source says where the value comes from: a file with its line, an environment
	// variable, or "" for the default.
	Source string
	// Secret says that the value is not to be shown.
	Secret bool
}

// settingKeys are the keys of the tables that Settings.toml may have.
func settingKeys(table string) []string {
	switch table {
	case "":
		return []string{"central", "proxy", "repository"}
	case "central":
		return []string{"accesstoken", "url", "connectTimeout", "readTimeout", "writeTimeout", "callTimeout"}
	case "proxy":
		return []string{"host", "port", "username", "password"}
	case "repository":
		return []string{"maven", "filesystem"}
	case "repository.maven":
		return []string{"id", "url", "username", "accesstoken", "proxyCentral"}
	case "repository.filesystem":
		return []string{"id", "path"}
	}
	return nil
}

// EffectiveSettings lists what LoadSettings makes of env, each with where it comes
// from, and what of Settings.toml nothing looks at.
func EffectiveSettings(env []string) (list []Setting, unused []project.Problem, err error) {
	s, err := LoadSettings(env)
	if err != nil {
		return nil, nil, err
	}
	name := filepath.Join(s.Home, "Settings.toml")
	var tree *toml.Node
	if src, err := os.ReadFile(name); err == nil {
		tree, _ = toml.Parse(name, src) // what is wrong with it has been said
	}
	place := func(n *toml.Node) string {
		if n == nil {
			return ""
		}
		return fmt.Sprintf("%s:%d", name, n.Range.Start.Line)
	}
	given := func(variable string) bool {
		return slices.ContainsFunc(env, func(e string) bool {
			v, ok := strings.CutPrefix(e, variable+"=")
			return ok && v != ""
		})
	}
	add := func(key, value, source string, secret bool) {
		list = append(list, Setting{key, value, source, secret})
	}
	source := ""
	if given("BALLERINA_HOME_DIR") {
		source = "BALLERINA_HOME_DIR"
	}
	add("home", s.Home, source, false)
	central := tree.Get("central")
	from := func(variable, key string) string {
		if given(variable) {
			return variable
		}
		return place(central.Get(key))
	}
	add("central.url", s.Central, from("BARRE_CENTRAL_URL", "url"), false)
	add("central.accesstoken", s.Token, from("BALLERINA_CENTRAL_ACCESS_TOKEN", "accesstoken"), true)
	for _, t := range []struct {
		key string
		d   time.Duration
	}{{"connectTimeout", s.ConnectTimeout}, {"readTimeout", s.ReadTimeout}, {"writeTimeout", s.WriteTimeout}, {"callTimeout", s.CallTimeout}} {
		value := ""
		if t.d > 0 {
			value = t.d.String()
		}
		add("central."+t.key, value, place(central.Get(t.key)), false)
	}
	proxy := tree.Get("proxy")
	if s.Proxy != nil {
		password, _ := s.Proxy.User.Password()
		add("proxy.host", s.Proxy.Hostname(), place(proxy.Get("host")), false)
		add("proxy.port", s.Proxy.Port(), place(proxy.Get("port")), false)
		add("proxy.username", s.Proxy.User.Username(), place(proxy.Get("username")), false)
		add("proxy.password", password, place(proxy.Get("password")), true)
	} else {
		// Without one of its own, the environment's counts; a user in it is left out.
		host, source := "", ""
		for _, e := range env {
			variable, v, _ := strings.Cut(e, "=")
			if variable != "HTTPS_PROXY" && variable != "https_proxy" {
				continue
			}
			if u, err := url.Parse(v); err == nil && u.Host != "" {
				host, source = u.Host, variable
			} else if v != "" {
				host, source = v[strings.LastIndexByte(v, '@')+1:], variable
			}
		}
		add("proxy.host", host, source, false)
	}
	for _, kind := range []string{"maven", "filesystem"} {
		repositories := tree.Get("repository", kind)
		if repositories == nil {
			continue
		}
		for _, n := range repositories.Items {
			id := n.Get("id")
			if id == nil {
				continue
			}
			for _, key := range settingKeys("repository." + kind)[1:] {
				if v := n.Get(key); v != nil {
					add("repository."+kind+"."+id.Text+"."+key, v.Text, place(v), key == "accesstoken")
				}
			}
		}
	}
	return list, unusedSettings(name, tree), nil
}

// unusedSettings reports keys that nothing looks at.
func unusedSettings(name string, tree *toml.Node) (list []project.Problem) {
	var visit func(n *toml.Node, table string)
	visit = func(n *toml.Node, table string) {
		if n == nil {
			return
		}
		if n.Kind == toml.Array {
			for _, e := range n.Items {
				visit(e, table)
			}
			return
		}
		known := settingKeys(table)
		for _, e := range n.Entries {
			if slices.Contains(known, e.Key) {
				if e.Value.Kind == toml.Table || e.Value.Kind == toml.Array {
					visit(e.Value, strings.TrimPrefix(table+"."+e.Key, "."))
				}
				continue
			}
			where := "Settings.toml"
			if table != "" {
				where = "[" + table + "]"
			}
			msg := fmt.Sprintf("nothing looks at '%s' of %s", e.Key, where)
			if near := nearest(e.Key, known); near != "" {
				msg += fmt.Sprintf("; did you mean '%s'?", near)
			}
			list = append(list, project.Problem{File: name, Range: e.KeyRange, Message: msg})
		}
	}
	visit(tree, "")
	return list
}

// nearest is the name that another is most likely a slip of, "" when none is near.
func nearest(name string, among []string) (best string) {
	least := len(name)/3 + 2
	for _, n := range among {
		if d := similar.Distance(strings.ToLower(name), strings.ToLower(n)); d < least {
			best, least = n, d
		}
	}
	return best
}
