package doc

import (
	"bytes"
	"encoding/json"
)

// JSON is what a package declares, for programs: the layout of bal's
// api-docs.json, with positions, source text and what else is known beside it.
// docs/apidocs.md describes it.
func (p *Package) JSON() []byte {
	out := jsonDocs{APIDocsVersion: "1.0.0"}
	for _, m := range p.Modules {
		out.DocsData.Modules = append(out.DocsData.Modules, m.json())
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		panic(err) // it is strings and lists
	}
	return b.Bytes()
}

type jsonDocs struct {
	APIDocsVersion string `json:"apiDocsVersion"`
	DocsData       struct {
		Modules []jsonModule `json:"modules"`
	} `json:"docsData"`
}

type jsonModule struct {
	ID            string     `json:"id"`
	Summary       string     `json:"summary"`
	Description   string     `json:"description"`
	OrgName       string     `json:"orgName"`
	Version       string     `json:"version"`
	Default       bool       `json:"isDefaultModule"`
	Related       []jsonID   `json:"relatedModules"`
	Records       []jsonItem `json:"records"`
	Classes       []jsonItem `json:"classes"`
	ObjectTypes   []jsonItem `json:"objectTypes"`
	ServiceTypes  []jsonItem `json:"serviceTypes"`
	Clients       []jsonItem `json:"clients"`
	Listeners     []jsonItem `json:"listeners"`
	Services      []jsonItem `json:"services"`
	Functions     []jsonItem `json:"functions"`
	Constants     []jsonItem `json:"constants"`
	Annotations   []jsonItem `json:"annotations"`
	Errors        []jsonItem `json:"errors"`
	Types         []jsonItem `json:"types"`
	Enums         []jsonItem `json:"enums"`
	Variables     []jsonItem `json:"variables"`
	Configurables []jsonItem `json:"configurables"`
}

type jsonID struct {
	ID      string `json:"id"`
	OrgName string `json:"orgName"`
	Version string `json:"version"`
}

// jsonItem is an item of any kind; what does not apply is left out.
type jsonItem struct {
	Name        string        `json:"name"`
	Description string        `json:"description"`
	Deprecated  bool          `json:"isDeprecated"`
	Deprecation string        `json:"deprecation,omitempty"`
	ReadOnly    bool          `json:"isReadOnly"`
	Position    *jsonPosition `json:"position,omitempty"`
	Annotations []string      `json:"annotationAttachments,omitempty"`

	Closed   *bool       `json:"isClosed,omitempty"`
	Fields   []jsonField `json:"fields,omitempty"`
	Includes []string    `json:"inclusions,omitempty"`
	Rest     string      `json:"restType,omitempty"`
	Members  []jsonField `json:"members,omitempty"`

	Distinct      bool `json:"isDistinct,omitempty"`
	Isolated      bool `json:"isIsolated,omitempty"`
	Transactional bool `json:"isTransactional,omitempty"`
	Final         bool `json:"isFinal,omitempty"`
	Service       bool `json:"isService,omitempty"`
	Client        bool `json:"isClient,omitempty"`

	Remote   bool        `json:"isRemote,omitempty"`
	Resource bool        `json:"isResource,omitempty"`
	External bool        `json:"isExtern,omitempty"`
	Accessor string      `json:"accessor,omitempty"`
	Path     string      `json:"resourcePath,omitempty"`
	Params   []jsonField `json:"parameters,omitempty"`
	PathArgs []jsonField `json:"pathParameters,omitempty"`
	Return   []jsonField `json:"returnParameters,omitempty"`

	Init      *jsonItem  `json:"initMethod,omitempty"`
	Methods   []jsonItem `json:"otherMethods,omitempty"`
	Remotes   []jsonItem `json:"remoteMethods,omitempty"`
	Resources []jsonItem `json:"resourceMethods,omitempty"`

	Type     *TypeDesc `json:"type,omitempty"`
	TypeText string    `json:"typeText,omitempty"`
	Value    string    `json:"value,omitempty"`
	Default  string    `json:"defaultValue,omitempty"`
	Required bool      `json:"isRequired,omitempty"`

	Points    []string `json:"attachmentPoints,omitempty"`
	Attach    string   `json:"attachPoint,omitempty"`
	Listeners []string `json:"listenerExpressions,omitempty"`
	From      string   `json:"includedFrom,omitempty"`
}

type jsonField struct {
	Name        string        `json:"name"`
	Description string        `json:"description"`
	Deprecated  bool          `json:"isDeprecated"`
	ReadOnly    bool          `json:"isReadOnly"`
	Default     string        `json:"defaultValue"`
	Optional    bool          `json:"isOptional,omitempty"`
	Final       bool          `json:"isFinal,omitempty"`
	Included    bool          `json:"isInclusion,omitempty"`
	Rest        bool          `json:"isRestParam,omitempty"`
	Value       string        `json:"value,omitempty"`
	Type        *TypeDesc     `json:"type,omitempty"`
	TypeText    string        `json:"typeText,omitempty"`
	Annotations []string      `json:"annotationAttachments,omitempty"`
	From        string        `json:"includedFrom,omitempty"`
	Position    *jsonPosition `json:"position,omitempty"`
}

type jsonPosition struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func position(p Pos) *jsonPosition {
	if p.File == "" {
		return nil
	}
	return &jsonPosition{p.File, p.Line, p.Col}
}

func (m *Module) json() jsonModule {
	out := jsonModule{
		ID: m.Name, Summary: firstSentence(m.Readme), Description: m.Readme, OrgName: m.Org, Version: m.Version,
		Default: m.Default, Related: []jsonID{},
	}
	for _, o := range m.Package.Modules {
		if o != m {
			out.Related = append(out.Related, jsonID{o.Name, o.Org, o.Version})
		}
	}
	for _, l := range []struct {
		kind Kind
		to   *[]jsonItem
	}{
		{Record, &out.Records}, {Class, &out.Classes}, {ObjectType, &out.ObjectTypes}, {ServiceType, &out.ServiceTypes},
		{Client, &out.Clients}, {Listener, &out.Listeners}, {Service, &out.Services}, {Function, &out.Functions},
		{Constant, &out.Constants}, {Annotation, &out.Annotations}, {Error, &out.Errors}, {Type, &out.Types},
		{Enum, &out.Enums}, {Variable, &out.Variables}, {Configurable, &out.Configurables},
	} {
		*l.to = []jsonItem{}
		for _, it := range m.of(l.kind) {
			*l.to = append(*l.to, it.json())
		}
	}
	return out
}

func (it *Item) json() jsonItem {
	out := jsonItem{
		Name: it.Name, Description: it.Doc.Text, Deprecated: it.Doc.HasDeprecated, Deprecation: it.Doc.Deprecated,
		Position: position(it.Pos), Annotations: texts(it.Annots), Includes: texts(it.Includes), Rest: it.Rest.String(),
		Remote: it.Kind == Remote, Resource: it.Kind == Resource, External: it.External, Accessor: it.Accessor,
		Type: it.Desc, TypeText: it.Type.String(), Points: it.Points, Attach: it.Attach.String(), Listeners: texts(it.Listeners),
	}
	if it.Kind == Constant {
		out.Value = it.Value.String()
	} else {
		out.Default = it.Value.String()
		out.Required = it.Kind == Configurable && len(it.Value) == 0
	}
	if it.Kind == Record {
		out.Closed = &it.Closed
	}
	if it.Kind == Resource {
		out.Path = it.pathText()
	}
	if it.From != nil {
		out.From = it.From.Module().QName() + ":" + it.From.Name
	}
	for _, q := range it.Quals {
		switch q {
		case "readonly":
			out.ReadOnly = true
		case "distinct":
			out.Distinct = true
		case "isolated":
			out.Isolated = true
		case "transactional":
			out.Transactional = true
		case "final":
			out.Final = true
		case "service":
			out.Service = true
		case "client":
			out.Client = true
		}
	}
	for _, s := range it.Path {
		if s.Param != nil {
			out.PathArgs = append(out.PathArgs, s.Param.json())
		}
	}
	for _, p := range it.Params {
		out.Params = append(out.Params, p.json())
	}
	if it.Return != nil {
		out.Return = []jsonField{it.Return.json()}
	}
	for _, f := range it.Fields {
		j := jsonField{
			Name: f.Name, Description: f.Doc.Text, Deprecated: f.Doc.HasDeprecated, ReadOnly: f.Readonly, Final: f.Final,
			Default: f.Default.String(), Optional: f.Optional, Type: f.Desc, TypeText: f.Type.String(),
			Annotations: texts(f.Annots), Position: position(f.Pos),
		}
		if f.From != nil {
			j.From = f.From.Module().QName() + ":" + f.From.Name
		}
		out.Fields = append(out.Fields, j)
	}
	for _, e := range it.Members {
		value := e.Value.String()
		if value == "" {
			value = `"` + e.Name + `"`
		}
		out.Members = append(out.Members, jsonField{Name: e.Name, Description: e.Doc.Text, Deprecated: e.Doc.HasDeprecated, Value: value, Position: position(e.Pos)})
	}
	for _, m := range it.Methods {
		j := m.json()
		switch m.Kind {
		case Init:
			out.Init = &j
		case Remote:
			out.Remotes = append(out.Remotes, j)
		case Resource:
			j.Name = m.Accessor
			out.Resources = append(out.Resources, j)
		default:
			out.Methods = append(out.Methods, j)
		}
	}
	return out
}

func (p *Param) json() jsonField {
	return jsonField{
		Name: p.Name, Description: p.Doc.Text, Deprecated: p.Doc.HasDeprecated, Default: p.Default.String(), Included: p.Included,
		Rest: p.Rest, Type: p.Desc, TypeText: p.Type.String(), Annotations: texts(p.Annots),
	}
}

func texts(list []Text) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.String())
	}
	return out
}
