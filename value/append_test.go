package value

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAppender: what an Appender makes is what plain concatenation makes, and
// stays so whatever it is asked for later.
func TestAppender(t *testing.T) {
	for seed := range 50 {
		g := rand.New(rand.NewPCG(uint64(seed), 11))
		var a Appender
		texts := []string{strings.Repeat("x", appendFrom), strings.Repeat("é", appendFrom), ""}
		vals := []*String{Str(texts[0]), Str(texts[1]), Str("")}
		xmls := []*XML{NewXMLSequence(), NewXMLText("t"), {Kind: XMLComment, Text: "c"}}
		shown := []string{"", "t", "<!--c-->"}
		for range 200 {
			i, j := g.IntN(len(vals)), g.IntN(3)
			if g.IntN(3) > 0 {
				i = len(vals) - 1
			}
			vals, texts = append(vals, a.Concat(vals[i], vals[j])), append(texts, texts[i]+texts[j])
			xmls, shown = append(xmls, a.ConcatXML(xmls[i], xmls[j])), append(shown, shown[i]+shown[j])
		}
		for i, v := range vals {
			if v.String() != texts[i] || v.Len() != Str(texts[i]).Len() {
				t.Fatalf("seed %d: string %d of %d bytes differs", seed, i, len(texts[i]))
			}
			if xmls[i].String() != shown[i] || !Equal(xmls[i], NewXMLSequence(xmls[i])) {
				t.Fatalf("seed %d: xml %d is %s, want %s", seed, i, xmls[i], shown[i])
			}
		}
	}
}
