package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// graphPackages is how many packages there are whose versions are chosen.
const graphPackages = 200

// graph writes a package that needs the last of graphPackages others, each of
// which needs some of those before it: Ballerina packages in a user's local
// repository, Go modules in folders, of the time before Go left out what is not
// needed.
func graph(dir string, barre bool) error {
	files := map[string]string{}
	last := graphPackages - 1
	for i := range graphPackages {
		var needs []string
		for j := 1; j <= i; j *= 2 {
			if barre {
				needs = append(needs, fmt.Sprintf(`{"org":"bench","name":"p%d","version":"1.0.0"}`, i-j))
			} else {
				needs = append(needs, fmt.Sprintf("require bench/p%d v1.0.0\n", i-j))
			}
		}
		if !barre {
			files[fmt.Sprintf("p%d/go.mod", i)] = fmt.Sprintf("module bench/p%d\n\ngo 1.16\n\n%s", i, strings.Join(needs, ""))
			continue
		}
		at := fmt.Sprintf("home/repositories/local/bala/bench/p%d/1.0.0/any/", i)
		files[at+"package.json"] = fmt.Sprintf(`{"organization":"bench","name":"p%d","version":"1.0.0","export":["p%d"],"ballerina_version":"2201.13.0","platform":"any"}`, i, i)
		files[at+"dependency-graph.json"] = fmt.Sprintf(`{"packages":[{"org":"bench","name":"p%d","version":"1.0.0","dependencies":[%s]}],"modules":[]}`, i, strings.Join(needs, ","))
		files[at+fmt.Sprintf("modules/p%d/p.bal", i)] = "public function f() {\n}\n"
	}
	if barre {
		files["app/Ballerina.toml"] = fmt.Sprintf("[package]\norg = \"bench\"\nname = \"app\"\nversion = \"0.1.0\"\n\n[[dependency]]\norg = \"bench\"\nname = \"p%d\"\nversion = \"1.0.0\"\nrepository = \"local\"\n", last)
		files["app/main.bal"] = fmt.Sprintf("import bench/p%d;\n\npublic function main() {\n    p%d:f();\n}\n", last, last)
	} else {
		mod := fmt.Sprintf("module bench/app\n\ngo 1.16\n\nrequire bench/p%d v1.0.0\n\n", last)
		for i := range graphPackages {
			mod += fmt.Sprintf("replace bench/p%d => ../p%d\n", i, i)
		}
		files["app/go.mod"] = mod
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// graphTime is how long it takes to choose the versions of all packages and to
// list them, in milliseconds.
func (b *bench) graphTime(s side) (float64, error) {
	dir, err := b.made("graph", s, graph)
	if err != nil {
		return 0, err
	}
	cmd := exec.Command("go", "list", "-mod=mod", "-m", "all")
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GONOSUMDB=*", "GOWORK=off")
	if s.barre {
		cmd = exec.Command(b.barre(), "deps", "--offline")
		cmd.Env = append(os.Environ(), "BALLERINA_HOME_DIR="+filepath.Join(dir, "home"))
	}
	cmd.Dir = filepath.Join(dir, "app")
	took, out, err := timed(cmd)
	for i := range graphPackages {
		if err == nil && !strings.Contains(out, fmt.Sprintf("bench/p%d%s", i, map[bool]string{true: ":1.0.0", false: " v1.0.0"}[s.barre])) {
			err = fmt.Errorf("p%d is not listed: %.2000s", i, out)
		}
	}
	return took, err
}
