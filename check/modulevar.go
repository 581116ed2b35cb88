package check

import (
	"barre/syntax"
	"barre/types"
)

// checkModuleVar checks how a module-level variable is declared: what var and
// binding patterns may be combined with.
func (fs *fileScope) checkModuleVar(d *syntax.ModuleVar) {
	_, simple := d.Binding.(*syntax.CaptureBinding)
	_, bad := d.Binding.(*syntax.BadBinding)
	switch {
	case d.Quals.Has(syntax.Configurable) && !simple && !bad:
		fs.err(d.Binding, "BCE2192", "only simple variables are allowed to be configurable")
	case d.Type != nil:
	case d.Quals.Has(syntax.Configurable):
		fs.err(d, "BCE2190", "configurable variable cannot be declared with 'var': it needs a type")
	case d.Quals.Has(syntax.Public):
		fs.err(d, "BCE2193", "public variable cannot be declared with 'var': it needs a type")
	}
}

// checkConfigurableType checks that values of t can be configured.
func (fs *fileScope) checkConfigurableType(d *syntax.ModuleVar, t types.Type) {
	if !types.IsSubtype(t, types.Anydata) {
		fs.err(d, "BCE2191", "configurable variable must be a subtype of 'anydata', found '%s'", fs.f.Text(d.Type))
	}
}
