package check

// CheckBodies checks everything that a library module declares, bodies
// included, which a program has checked only as far as it uses the module.
func (w *World) CheckBodies(m *Module) {
	w.CheckAll(m)
	for _, fs := range m.files {
		fs.checkAnnots()
	}
	for _, s := range m.list {
		switch s.Kind {
		case symType, symEnum:
			s.typ()
		case symClass:
			s.typ()
			cls := s.classInfo()
			if cls == nil {
				continue
			}
			if cls.Complete != nil {
				cls.Complete()
			}
			for _, f := range append(cls.Methods, cls.Resources...) {
				if f.Complete != nil {
					f.Complete()
				}
			}
			if cls.Init != nil && cls.Init.Complete != nil {
				cls.Init.Complete()
			}
		case symConst:
			s.constType()
		case symFunc:
			if f := s.function(); f != nil {
				s.body()
				if f.Complete != nil {
					f.Complete()
				}
			}
		case symAnnotation:
			s.checkAnnotDecl()
		}
	}
	w.settle()
}
