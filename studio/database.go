package studio

import (
	"context"
	"path/filepath"
	"strings"

	"barre/studio/text"
)

// DatabaseSource says which database.
type DatabaseSource struct {
	Kind     string `json:"kind"` // mysql
	Host     string `json:"host"`
	Port     string `json:"port"`
	User     string `json:"user"`
	Password string `json:"password"`
	Name     string `json:"database"`
}

// DatabaseTable is a table of a database, or a view.
type DatabaseTable struct {
	Name    string           `json:"name"`
	Comment string           `json:"comment,omitempty"`
	View    bool             `json:"view,omitempty"`
	Columns []DatabaseColumn `json:"columns"`
}

// DatabaseColumn is a column with its type in the database and in the code.
type DatabaseColumn struct {
	Name string `json:"name"`
	SQL  string `json:"sql"`
	Type string `json:"type"`
}

// Database is what is known of a database.
type Database struct {
	Tables []DatabaseTable
	// Types makes a source file with types for some of the tables. taken are names
	// that its module has already.
	Types func(tables, taken []string) (text string, names []string)
}

// databaseParams are a database and the tables wanted of it.
type databaseParams struct {
	DatabaseSource
	Tables []string `json:"tables"` // to write types for; none for a list of all
}

// databaseRequest has types written, on its way through the language server.
type databaseRequest struct {
	Package string   `json:"package"`
	Client  string   `json:"client"`
	Name    string   `json:"name"`
	Tables  []string `json:"tables"`
	made    *Database
}

// database lists the tables of a database, or makes types of some of them: one step of
// the history.
func (t *tab) database(p *databaseParams) (any, error) {
	s := t.s
	if s.o.Database == nil {
		return nil, failure(codeNoMethod, "this server cannot read databases")
	}
	pkg, client := t.pkg, t.id
	return promise(func() (any, error) {
		ctx, cancel := context.WithCancel(s.ctx)
		defer cancel()
		db, err := s.o.Database(ctx, p.DatabaseSource)
		if err != nil {
			return nil, failure(codeFailed, "%v", err)
		}
		if len(p.Tables) == 0 {
			return map[string]any{"tables": list(db.Tables)}, nil
		}
		return s.databaseTypes(&databaseRequest{Package: pkg, Client: client, Name: p.Name, Tables: p.Tables, made: db})
	}), nil
}

// databaseTypes writes a file with the types of tables.
func (s *Server) databaseTypes(p *databaseRequest) (any, error) {
	raw, err := s.lang.ask("studio/declared", map[string]any{"package": p.Package})
	if err != nil {
		return nil, err
	}
	declared, err := decode[struct {
		Root  string   `json:"root"`
		Names []string `json:"names"`
	}]("studio/declared", raw)
	if err != nil {
		return nil, err
	}
	code, names := p.made.Types(p.Tables, declared.Names)
	base := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, p.Name), "_")
	if base == "" {
		base = "database"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.unusedPath(filepath.Join(declared.Root, base+"_types.bal"))
	r, err := s.applyEdits(map[string][]text.Edit{uriOf(path): {{New: code}}}, nil, "Add types of "+p.Name, p.Client)
	if err != nil {
		return nil, err
	}
	return map[string]any{"revision": r.Revision, "types": list(names), "path": filepath.Base(path)}, nil
}

// declaredNames lists the names that the default module of a package has.
func declaredNames(pr *program) []string {
	names := []string{}
	for _, id := range pr.DeclIDs() {
		if name, ok := strings.CutPrefix(id, "#"); ok && !strings.Contains(name, "/") {
			_, name, _ = strings.Cut(name, ":")
			names = append(names, name)
		}
	}
	return names
}
