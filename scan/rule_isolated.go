package scan

import (
	"barre/syntax"
)

const (
	isolatedWhy = "Only what is isolated may be called or used by several strands at once. The compiler works that out within the package; for other packages it counts what is written."
	isolatedFix = "Add 'isolated' to the declaration; the body already meets the requirements."
)

func sharedFunction() *Rule {
	return &Rule{
		ID: "ballerina:3", Name: "Non isolated public function", Kind: CodeSmell, Severity: Low, Tags: []string{"concurrency"},
		Why: isolatedWhy, Fix: isolatedFix,
		Bad:  "public function area(float r) returns float => 3.14 * r * r;",
		Good: "public isolated function area(float r) returns float => 3.14 * r * r;",
		look: func(p *pass) {
			if !p.library {
				return // nobody else can call it
			}
			for _, b := range p.bodies {
				if b.fn == nil || b.class != nil || !b.fn.Inferred || b.fn.Name == "main" || b.fn.Name == "init" {
					continue
				}
				if d := declOf(b); d != nil && d.Quals.Has(syntax.Public) && !d.Quals.Has(syntax.Isolated) {
					p.report(b.file, d.Name, "the public function '%s' could be isolated but does not say so", d.Name.Name)
				}
			}
		},
	}
}

func sharedMethod() *Rule {
	return &Rule{
		ID: "ballerina:4", Name: "Non isolated public method", Kind: CodeSmell, Severity: Low, Tags: []string{"concurrency"},
		Why: isolatedWhy, Fix: isolatedFix,
		Bad:  "public class Circle {\n    final float r = 1;\n    public function area() returns float => 3.14 * self.r * self.r;\n}",
		Good: "public class Circle {\n    final float r = 1;\n    public isolated function area() returns float => 3.14 * self.r * self.r;\n}",
		look: func(p *pass) {
			if !p.library {
				return
			}
			for _, b := range p.bodies {
				if b.fn == nil || b.class == nil || !b.fn.Inferred || b.class.Service || b.class.Inferred {
					continue // of a class that could be isolated, one finding is enough
				}
				if d := declOf(b); d != nil && d.Quals.Has(syntax.Public) && !d.Quals.Has(syntax.Isolated) {
					p.report(b.file, d.Name, "the public method '%s' could be isolated but does not say so", d.Name.Name)
				}
			}
		},
	}
}

func sharedClass() *Rule {
	return &Rule{
		ID: "ballerina:5", Name: "Non isolated public class", Kind: CodeSmell, Severity: Low, Tags: []string{"concurrency"},
		Why: isolatedWhy, Fix: "Add 'isolated' to the class and its public methods; they already meet the requirements.",
		Bad:  "public class Circle {\n    private final float r = 1;\n    public isolated function area() returns float => 3.14 * self.r * self.r;\n}",
		Good: "public isolated class Circle {\n    private final float r = 1;\n    public isolated function area() returns float => 3.14 * self.r * self.r;\n}",
		look: func(p *pass) {
			if !p.library {
				return
			}
			for _, m := range p.modules {
				for _, f := range m.Files() {
					for _, d := range f.Decls {
						c, ok := d.(*syntax.ClassDecl)
						if !ok || !c.Quals.Has(syntax.Public) || c.Quals.Has(syntax.Isolated) {
							continue
						}
						for _, cls := range m.Classes() {
							if from, _ := f.Offsets(c.Name); cls.Inferred && cls.Pos.File == f && cls.Pos.Off == int32(from) {
								p.report(f, c.Name, "the public class '%s' could be isolated but does not say so", c.Name.Name)
							}
						}
					}
				}
			}
		},
	}
}

func sharedObject() *Rule {
	return &Rule{
		ID: "ballerina:6", Name: "Non isolated public object", Kind: CodeSmell, Severity: Low, Tags: []string{"concurrency"},
		Why: "Whoever has a value of a public object type can use it from several strands only when the type says 'isolated'.",
		Fix: "Add 'isolated' to the object type and to its methods, unless classes that are to fit it cannot be isolated.",
		Bad: "public type Hashable object {\n    public function hash() returns int;\n};", Good: "public type Hashable isolated object {\n    public isolated function hash() returns int;\n};",
		look: func(p *pass) {
			if !p.library {
				return
			}
			p.files(func(f *syntax.File) {
				for _, d := range f.Decls {
					d, ok := d.(*syntax.TypeDef)
					if !ok || !d.Quals.Has(syntax.Public) {
						continue
					}
					t := d.Type
					if x, ok := t.(*syntax.DistinctType); ok {
						t = x.Elem
					}
					if o, ok := t.(*syntax.ObjectType); ok && !o.Quals.Has(syntax.Isolated) && !o.Quals.Has(syntax.Service) {
						p.report(f, d.Name, "the public object type '%s' is not isolated", d.Name.Name)
					}
				}
			})
		},
	}
}
