package value

// XMLKind tells the kinds of xml values apart.
type XMLKind uint8

const (
	XMLSequence XMLKind = iota // zero or several items
	XMLElement
	XMLText
	XMLComment
	XMLPI
)

// XML is an xml value: an item, or a sequence of items. A sequence never holds
// sequences, empty text or adjacent text items; a sequence of one item is that
// item itself, so that every value has one representation.
type XML struct {
	Kind XMLKind
	ro   bool
	Name string // element: "{ns}local" or "local"; processing instruction: target
	// Prefix is the namespace prefix with which an element's name was written:
	// a hint for serialising it, without meaning otherwise.
	Prefix string
	Text   string // text, comment, content of a processing instruction
	// Attrs are the attributes of an element by expanded name, namespace
	// declarations among them under "{http://www.w3.org/2000/xmlns/}prefix".
	Attrs *Map
	Items []*XML // items of a sequence, or children of an element
}

// IsReadonly reports whether the value is immutable: text always is.
func (x *XML) IsReadonly() bool {
	switch x.Kind {
	case XMLText:
		return true
	case XMLSequence:
		for _, i := range x.Items {
			if !i.IsReadonly() {
				return false
			}
		}
		return true
	}
	return x.ro
}

// Freeze makes an item that was just constructed immutable.
func (x *XML) Freeze() { x.ro = true }

// NewXMLText makes a text item; empty text is the empty sequence.
func NewXMLText(s string) *XML {
	if s == "" {
		return &XML{}
	}
	return &XML{Kind: XMLText, Text: s}
}

// NewXMLSequence concatenates items and sequences.
func NewXMLSequence(xs ...*XML) *XML {
	var items []*XML
	add := func(x *XML) {
		if x.Kind == XMLText && len(items) > 0 && items[len(items)-1].Kind == XMLText {
			items[len(items)-1] = &XML{Kind: XMLText, Text: items[len(items)-1].Text + x.Text}
			return
		}
		items = append(items, x)
	}
	for _, x := range xs {
		if x.Kind == XMLSequence {
			for _, i := range x.Items {
				add(i)
			}
		} else {
			add(x)
		}
	}
	if len(items) == 1 {
		return items[0]
	}
	return &XML{Items: items}
}

// Each returns the items of a value: itself when it is an item.
func (x *XML) Each() []*XML {
	if x.Kind == XMLSequence {
		return x.Items
	}
	return []*XML{x}
}
