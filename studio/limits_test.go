package studio

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barre/studio/text"
)

// TestHistoryBounded: the steps that are kept carry no more than so much text; the last
// one is always kept.
func TestHistoryBounded(t *testing.T) {
	t.Parallel()
	h := history{now: time.Now}
	big := strings.Repeat("x", 3<<20)
	for range 100 {
		h.push(step{label: "paste", parts: []stepPart{{uri: "a", op: text.Op{{Ins: big}}}}})
	}
	if n := len(h.undo); n != maxStepsSize/len(big) {
		t.Errorf("%d steps", n)
	}
	h.push(step{label: "huge", parts: []stepPart{{uri: "a", op: text.Op{{Ins: strings.Repeat("x", maxStepsSize+1)}}}}})
	if n := len(h.undo); n != 1 || h.undo[0].label != "huge" {
		t.Errorf("%d steps with a huge one", n)
	}
	h = history{now: time.Now}
	for range 2 * maxSteps {
		h.push(step{label: "small", parts: []stepPart{{uri: "a", op: text.Op{{Ins: "x"}}}}})
	}
	if n := len(h.undo); n != maxSteps {
		t.Errorf("%d small steps", n)
	}
}

// TestLogBounded: the changes of a document that are kept carry no more than so much text.
func TestLogBounded(t *testing.T) {
	t.Parallel()
	s := orders(t)
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[uriOf(filepath.Join(s.dir, "Ballerina.toml"))]
	before := d.text
	big := text.Op{{Ins: strings.Repeat("#", 1<<20)}, {Keep: len(before)}}
	for range 20 {
		s.change(d, big, fromEdit, "")
		s.change(d, big.Invert(), fromEdit, "")
	}
	size := 0
	for _, l := range d.log {
		size += l.op.Size()
	}
	if size != d.logSize || size > maxLogSize || size < maxLogSize/2 || d.text != before {
		t.Errorf("%d bytes, %d counted", size, d.logSize)
	}
	if _, ok := d.since(d.version - len(d.log)); !ok {
		t.Error("what is kept cannot be used")
	}
	if _, ok := d.since(1); ok {
		t.Error("what is gone is used")
	}
}

// TestTooLarge: an edit that would make a file too large to be read again is refused.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	err := c.try("studio/applyEdit", insertion(filepath.Join(s.dir, "main.bal"), "// "+strings.Repeat("x", maxDocument)+"\n"), nil)
	if err == nil || err.Error() != "main.bal would be larger than 4 MB, which is too large to edit here" {
		t.Errorf("%v", err)
	}
}

// TestTooManyRequests: a tab that asks without waiting is told to.
func TestTooManyRequests(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-release }))
	t.Cleanup(web.Close)
	s := orders(t)
	c := s.tab()
	var waiting []chan message
	for range maxAtOnce {
		_, answer := c.begin("studio/try", map[string]any{"method": "GET", "url": web.URL})
		waiting = append(waiting, answer)
	}
	if err := c.try("studio/try", map[string]any{"method": "GET", "url": web.URL}, nil); err == nil || !strings.Contains(err.Error(), "500 requests are under way already") {
		t.Errorf("one more: %v", err)
	}
	close(release)
	for _, answer := range waiting {
		if m := <-answer; m.Error != nil {
			t.Fatal(m.Error)
		}
	}
	if err := c.try("studio/try", map[string]any{"method": "GET", "url": web.URL}, nil); err != nil {
		t.Errorf("after that: %v", err)
	}
}
