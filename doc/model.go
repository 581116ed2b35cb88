// Package doc describes what packages declare for others to use: as a static
// site to read and search, and as JSON.
//
// [Describe] asks the checker what the modules declare and makes a [Site] of
// it, plain data (model.go, describe.go). [Site.HTML] writes the pages
// (pages.go, item.go), with Markdown made by markdown.go; [Package.JSON] gives
// the same facts to programs (json.go). Nothing here reads source text: types,
// defaults and references are the checker's declarations, printed from their
// tokens (text.go).
package doc

import (
	"io/fs"
	"path"

	"barre/check"
	"barre/syntax"
)

// Site is everything that is described together: links lead from one of its
// packages to another.
type Site struct {
	Packages []*Package
	symbols  map[symbol]*Item
}

// symbol is the identity of a declaration. Packages that are described
// together may have been checked apart, each with its own view of the others.
type symbol struct {
	module, name string
	annotation   bool
}

func symbolOf(s *check.Symbol) symbol {
	_, annotation := s.Node().(*syntax.AnnotationDecl)
	return symbol{s.Module().Org() + "/" + s.Module().Name(), s.Name, annotation}
}

// Package is a package with its modules.
type Package struct {
	Org, Name, Version         string
	Description, Repository    string
	License, Authors, Keywords []string
	Library                    bool      // comes with Barre
	Others                     bool      // is not the user's own
	Modules                    []*Module // the default module first
}

// Home is the folder of the package's pages, from the site's root.
func (p *Package) Home() string {
	return path.Join(fileName(p.Org), fileName(p.Name), fileName(p.Version))
}

// Module is a module of a package.
type Module struct {
	Org, Name, Version string
	Default            bool
	Readme             string // Markdown
	Items              []*Item
	Package            *Package
	home               string // the folder of its pages, from the site's root
	files              fs.FS  // what the Markdown shows pictures of
	checked            *check.Module
}

// QName is the qualified name, "org/name".
func (m *Module) QName() string { return m.Org + "/" + m.Name }

// Kind says what an item is.
type Kind uint8

// The kinds, in the order in which a module's page lists them; those after
// Annotation are members of others.
const (
	Client Kind = iota
	Listener
	Service
	ServiceType
	Function
	Class
	ObjectType
	Record
	Enum
	Type
	Error
	Constant
	Variable
	Configurable
	Annotation
	kinds

	Init
	Remote
	Resource
	Method
	FieldKind
	EnumMember
)

var kindNames = map[Kind][2]string{
	Client: {"client", "Clients"}, Listener: {"listener", "Listeners"}, Service: {"service", "Services"},
	ServiceType: {"service type", "Service types"}, Function: {"function", "Functions"}, Class: {"class", "Classes"},
	ObjectType: {"object type", "Object types"}, Record: {"record", "Records"}, Enum: {"enum", "Enums"},
	Type: {"type", "Types"}, Error: {"error", "Errors"}, Constant: {"constant", "Constants"},
	Variable: {"variable", "Variables"}, Configurable: {"configurable", "Configurables"}, Annotation: {"annotation", "Annotations"},
	Init: {"init", "Init"}, Method: {"method", "Methods"}, Remote: {"remote method", "Remote methods"},
	Resource: {"resource", "Resources"}, FieldKind: {"field", "Fields"}, EnumMember: {"member", "Members"},
}

// String is the kind in words.
func (k Kind) String() string { return kindNames[k][0] }

// plural is the heading of a list of such items.
func (k Kind) plural() string { return kindNames[k][1] }

// ownPage tells whether items of the kind have a page of their own; the others
// are on the module's.
func (k Kind) ownPage() bool {
	switch k {
	case Client, Listener, Service, ServiceType, Class, ObjectType, Record, Enum:
		return true
	}
	return false
}

// Item is a declaration: of a module, or a method of another item.
type Item struct {
	Kind   Kind
	Name   string
	Doc    Doc
	Pos    Pos
	Quals  []string // "isolated", "readonly" …, public left out
	Annots []Text   // attached annotations, without those about documentation

	Desc  *TypeDesc
	Type  Text // of variables, constants and annotations, what a type name stands for
	Value Text // of constants, the default of configurables

	Params    []*Param
	Return    *Param // nil without
	Signature bool   // has parameters, none perhaps
	External  bool

	Accessor string    // of a resource
	Path     []Segment // of a resource

	Includes []Text
	Fields   []*Field
	Methods  []*Item
	Closed   bool // of a record: {| |}
	Rest     Text
	Members  []*Member // of an enum
	Points   []string  // of an annotation
	Const    bool      // of an annotation

	Attach    Text // of a service
	Listeners []Text

	From *check.Symbol // of a method that an included type declares

	ident  string // the name as the source writes it, with its quote
	module *Module
	owner  *Item // of a method
	page   string
	anchor string
}

// Doc is documentation, in Markdown.
type Doc struct {
	Text          string
	Deprecated    string // why, and what to use instead
	HasDeprecated bool
	scope         *scope
}

// scope is where documentation stands, for what names in it refer to.
type scope struct {
	module *check.Module
	file   *syntax.File
	item   *Item
	// siblings are the modules of the package, for prose, which imports none.
	siblings []*Module
}

// Pos is a place in the source.
type Pos struct {
	File            string
	Line, Col       int
	EndLine, EndCol int
}

// Param is a parameter, or what a function returns.
type Param struct {
	Name     string
	Type     Text
	Desc     *TypeDesc
	Default  Text
	Included bool
	Rest     bool
	Annots   []Text
	Doc      Doc
	ident    string // as in Item
}

// Segment is a segment of a resource path: a name, or a parameter.
type Segment struct {
	Name  string
	Param *Param // nil for a fixed name
}

// Field is a field of a record or object.
type Field struct {
	Name     string
	Type     Text
	Desc     *TypeDesc
	Default  Text
	Optional bool
	Readonly bool
	Final    bool
	Annots   []Text
	Doc      Doc
	Pos      Pos
	From     *check.Symbol // of a field that an included type declares
	anchor   string
	ident    string // as in Item
}

// Member is a member of an enumeration.
type Member struct {
	Name   string
	Value  Text
	Doc    Doc
	Pos    Pos
	anchor string
}

// Text is source text with references in it.
type Text []Piece

// Piece is a part of a text.
type Piece struct {
	Text  string
	Class string        // "k" for keywords, "s" for strings, "n" for numbers
	Ref   *check.Symbol // what a name stands for, nil for others
}

// String is the text alone.
func (t Text) String() string {
	s := ""
	for _, p := range t {
		s += p.Text
	}
	return s
}

// link finds what a symbol is described by, and where from the site's root.
func (s *Site) link(sym *check.Symbol) (href string, ok bool) {
	it := s.symbols[symbolOf(sym)]
	if it == nil {
		return "", false
	}
	if m, isMember := sym.Node().(*syntax.EnumMember); isMember && it.Kind == Enum {
		for _, e := range it.Members {
			if e.Name == m.Name.Name {
				return it.page + "#" + e.anchor, true
			}
		}
	}
	return it.href(), true
}

func (it *Item) href() string {
	if it.anchor == "" {
		return it.page
	}
	return it.page + "#" + it.anchor
}

// of lists the module's items of a kind.
func (m *Module) of(k Kind) []*Item {
	var list []*Item
	for _, it := range m.Items {
		if it.Kind == k {
			list = append(list, it)
		}
	}
	return list
}

// of lists the item's methods of a kind.
func (it *Item) of(k Kind) []*Item {
	var list []*Item
	for _, m := range it.Methods {
		if m.Kind == k {
			list = append(list, m)
		}
	}
	return list
}
