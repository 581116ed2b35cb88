package doc_test

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"barre/internal/browser"
)

// TestBrowser uses the site as a reader would, from the disk.
func TestBrowser(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if code, says := barre(t, "doc", "testdata/shop", "ballerina/io", "-o", dir); code != 0 {
		t.Fatal(says)
	}
	at := func(name string) string {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, name))}).String()
	}
	b := browser.Start(t)
	p := b.Open(at("index.html"), 1440, 900)
	p.Wait("document.querySelector('h1').textContent === 'API documentation'")

	// The search: / goes there, what is typed is looked for, arrows choose and
	// Enter opens.
	p.Key("/")
	p.Wait("document.activeElement.id === 'search' && window.barreIndex")
	p.Type("count")
	p.Wait("document.querySelectorAll('#results a').length > 0")
	first := p.Eval("document.querySelector('#results a[aria-selected=true]').innerText.replace(/\\s+/g, ' ')")
	if !strings.HasPrefix(first, "Client.count remote method acme/shop") {
		t.Errorf("the first result for 'count' is %q", first)
	}
	p.Key("ArrowDown")
	if got := p.Eval("document.querySelector('#results a[aria-selected=true]').id + ' ' + document.activeElement.getAttribute('aria-activedescendant')"); got != "result-1 result-1" {
		t.Errorf("after ArrowDown %s is chosen", got)
	}
	p.Key("ArrowUp")
	p.Key("Enter")
	p.Wait("location.href.endsWith('acme/shop/1.2.0/client.Client.html#remote-count') && document.readyState === 'complete'")
	if got := p.Eval("document.querySelector('h1').textContent + ' ' + (document.querySelector(':target h3').getBoundingClientRect().top > 48)"); got != "Client true" {
		t.Errorf("the result opens %q, below the bar", got)
	}

	for query, want := range map[string]string{
		"record opt":     "Options record",
		"io:println":     "println function",
		"grass":          "Colour.GREEN member",
		"fileout":        "FileOutputStream type",
		"FOS":            "FileOutputStream type",
		"module orders":  "shop.orders module",
		"<img src=x>":    "Nothing found for “<img src=x>”",
		"zzz unknown":    "Nothing found for “zzz unknown”",
		"delete orders/": "/shop/v1.delete orders/[string id] resource",
	} {
		p.Eval("document.getElementById('search').value = ''; document.getElementById('search').focus()")
		p.Type(query)
		p.Wait("window.barreIndex && document.querySelector('#results').children.length > 0 && document.getElementById('search').getAttribute('aria-expanded') === 'true'")
		if got := p.Eval("document.querySelector('#results').firstChild.innerText.replace(/\\s+/g, ' ')"); !strings.HasPrefix(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	p.Key("Escape")
	if got := p.Eval("document.getElementById('results').hidden"); got != "true" {
		t.Error("Escape leaves the results open")
	}

	// Colours follow the reader's preference until the switch is used; every
	// text can be told from what is behind it in both.
	for _, scheme := range []string{"light", "dark"} {
		for _, name := range []string{"index.html", home + "index.html", home + "client.Client.html", home + "record.Options.html"} {
			q := b.Open(at(name), 1024, 768)
			q.Prefer(scheme)
			if got := q.Eval(contrast); got != "" {
				t.Errorf("%s, %s: %s", name, scheme, got)
			}
			if got := q.Eval("document.documentElement.scrollWidth - innerWidth"); got != "0" {
				t.Errorf("%s is %s pixels too wide", name, got)
			}
		}
	}
	p.Prefer("light")
	before := p.Eval("getComputedStyle(document.body).backgroundColor")
	p.Eval("document.getElementById('theme').click()")
	if after := p.Eval("document.documentElement.dataset.theme + ' ' + getComputedStyle(document.body).backgroundColor"); after == "dark "+before || !strings.HasPrefix(after, "dark ") {
		t.Errorf("the switch turns %s into %s", before, after)
	}

	// On a small screen the page comes first.
	s := b.Open(at(home+"index.html"), 400, 800)
	if got := s.Eval("document.querySelector('.side').open + ' ' + (document.documentElement.scrollWidth <= innerWidth)"); got != "false true" {
		t.Errorf("on a small screen: %s", got)
	}
}

// contrast lists texts whose contrast with their background is below 4.5, the
// least that the accessibility guidelines (WCAG 2, AA) allow.
const contrast = `(() => {
	const rgb = c => (c.match(/[\d.]+/g) || []).map(Number);
	const lum = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const bad = new Set();
	for (const e of document.querySelectorAll('body *')) {
		if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.offsetParent || e.closest('.anchor')) continue;
		let bg = [255, 255, 255];
		for (let p = e; p; p = p.parentElement) { const c = rgb(getComputedStyle(p).backgroundColor); if (c.length < 4 || c[3] > 0) { bg = c.slice(0, 3); break; } }
		const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(bg);
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) bad.add(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
	}
	return [...bad].slice(0, 5).join('; ');
})()`
