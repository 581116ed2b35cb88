// The forms of what can be added that follow from its kind alone.

package model

// itemForm is the form of something to add.
type itemForm struct {
	title  string // "" for that of the kind of node
	fields []Field
}

// Fields that several of them have.
var (
	nameField       = Field{Key: "name", Label: "Name", Editor: "identifier", Required: true}
	typeField       = Field{Key: "type", Label: "Type", Editor: "type", Required: true}
	stringTypeField = Field{Key: "type", Label: "Type", Editor: "type", Value: "string", Required: true}
	expressionField = Field{Key: "expression", Label: "Expression", Editor: "expression", Required: true}
	conditionField  = Field{Key: "condition", Label: "Condition", Editor: "expression", Required: true}
	variableField   = Field{Key: "name", Label: "Variable Name", Editor: "identifier", Required: true}
	peerField       = Field{Key: "peer", Label: "Worker", Editor: "identifier", Required: true}
	parametersField = Field{Key: "parameters", Label: "Parameters", Editor: "code"}
	returnsField    = Field{Key: "returns", Label: "Return Type", Editor: "type"}
	resultField     = Field{Key: "returns", Label: "Return Type", Editor: "type", Value: "error?"}
	publicField     = Field{Key: "public", Label: "Public", Editor: "boolean", Value: "false"}
)

// optional is a field that may be left empty, required one that may not.
func optional(f Field) Field { f.Required = false; return f }
func required(f Field) Field { f.Required = true; return f }

// labelled is a field under another name, valued one with something to begin with.
func labelled(f Field, label string) Field { f.Label = label; return f }
func valued(f Field, value string) Field   { f.Value = value; return f }

var itemForms = map[string]itemForm{
	KindVariable:    {"", []Field{nameField, typeField, optional(expressionField)}},
	KindUpdate:      {"", []Field{{Key: "variable", Label: "Variable", Editor: "expression", Required: true}, expressionField}},
	KindIf:          {"", []Field{conditionField, {Key: "else", Label: "Else", Editor: "boolean", Value: "false"}}},
	KindWhile:       {"", []Field{conditionField}},
	KindForeach:     {"", []Field{{Key: "collection", Label: "Collection", Editor: "expression", Required: true}, valued(variableField, "item"), valued(labelled(typeField, "Variable Type"), "var")}},
	KindMatch:       {"", []Field{{Key: "target", Label: "Target", Editor: "expression", Required: true}, {Key: "pattern1", Label: "Pattern 1", Editor: "expression"}, {Key: "default", Label: "Default Case", Editor: "boolean", Value: "true"}}},
	KindReturn:      {"", []Field{optional(expressionField)}},
	KindRollback:    {"", []Field{optional(expressionField)}},
	KindFail:        {"", []Field{valued(expressionField, `error("")`)}},
	KindPanic:       {"", []Field{valued(expressionField, `error("")`)}},
	KindHandler:     {"", []Field{valued(labelled(nameField, "Error Name"), "err")}},
	KindFork:        {"", []Field{{Key: "worker1", Label: "First Worker", Editor: "identifier", Value: "worker1", Required: true}, {Key: "worker2", Label: "Second Worker", Editor: "identifier", Value: "worker2", Required: true}}},
	KindWait:        {"", []Field{{Key: "futures", Label: "Futures", Editor: "expression", Required: true}, optional(variableField), optional(labelled(typeField, "Variable Type"))}},
	KindRetry:       {"", []Field{{Key: "count", Label: "Retries", Editor: "expression", Value: "3"}}},
	KindSend:        {"", []Field{labelled(expressionField, "Value"), peerField}},
	KindReceive:     {"", []Field{peerField, variableField, labelled(typeField, "Variable Type")}},
	KindStartStrand: {"", []Field{labelled(expressionField, "Call"), variableField, valued(labelled(typeField, "Type of the Result"), "any|error")}},
	KindCode:        {"", []Field{{Key: "code", Label: "Code", Editor: "code", Required: true}}},
	KindComment:     {"", []Field{{Key: "text", Label: "Comment", Editor: "text", Required: true}}},
	KindLock:        {},
	KindTransaction: {},
	KindCommit:      {},
	KindBreak:       {},
	KindContinue:    {},
	KindBlock:       {},

	ArtifactAutomation: {"Automation", []Field{parametersField, resultField}},
	ArtifactResource: {"Resource", []Field{{Key: "method", Label: "Method", Editor: "enum", Value: "get", Required: true,
		Options: []string{"get", "post", "put", "patch", "delete", "head", "options", "default"}},
		{Key: "path", Label: "Path", Editor: "path", Required: true}, parametersField, resultField}},
	ArtifactRemote:   {"Remote Function", []Field{nameField, parametersField, resultField}},
	ArtifactFunction: {"Function", []Field{nameField, parametersField, returnsField, publicField}},
	ArtifactMapper:   {"Data Mapper", []Field{nameField, required(parametersField), required(returnsField), publicField}},
	ArtifactType:     {"Type", []Field{nameField, labelled(typeField, "Definition"), publicField}},
	ArtifactField: {"Field", []Field{nameField, stringTypeField, {Key: "optional", Label: "May be left out", Editor: "boolean", Value: "false"},
		{Key: "default", Label: "Default", Editor: "expression"}}},
	ArtifactEnum: {"Enumeration", []Field{nameField, {Key: "members", Label: "Members", Editor: "code", Required: true,
		Doc: "Separated by commas; a member can have a value: NEW, PAID = \"paid\""}, publicField}},
	ArtifactConfigurable: {"Configurable", []Field{nameField, stringTypeField, optional(labelled(expressionField, "Default Value"))}},
	ArtifactVariable:     {"Variable", []Field{nameField, typeField, labelled(expressionField, "Value")}},
	ArtifactConstant:     {"Variable", []Field{nameField, optional(typeField), labelled(expressionField, "Value")}},
}
