package uuid

import (
	"sync"
	"testing"
)

const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

func TestNamed(t *testing.T) {
	namespace, ok := parse(dns)
	if !ok {
		t.Fatal("the namespace is no UUID")
	}
	for _, c := range []struct {
		version    byte
		name, want string
	}{
		{3, "python.org", "6fa459ea-ee8a-3ca4-894e-db77e160355e"},
		{5, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
		{3, "ballerina.io", "cea5c405-7d11-3fbb-bdfb-9b68497be28b"},
	} {
		if got := named(c.version, namespace, c.name).String(); got != c.want {
			t.Errorf("version %d of %s is %s, want %s", c.version, c.name, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string]bool{
		dns: true, "6BA7B810-9DAD-11D1-80B4-00C04FD430C8": true, "": false, "invalid-uuid-string": false,
		"4397465e-invalid-uuid-string-0242ac120002": false, "6ba7b8109dad11d180b400c04fd430c8": false,
		"6ba7b810-9dad-11d1-80b4-00c04fd430cx": false, "6ba7b810-9dad-11d1-80b4-00c04fd430c8 ": false,
		"6ba7b81--9dad-11d1-80b4-00c04fd430c8": false,
	} {
		if u, ok := parse(s); ok != want || ok && s == dns && u.String() != dns {
			t.Errorf("parse(%q): %v", s, ok)
		}
	}
}

func TestUnique(t *testing.T) {
	c := newClock()
	var mu sync.Mutex
	seen := map[id]bool{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 500 {
				for v, u := range map[byte]id{1: c.next(), 4: random()} {
					if u[6]>>4 != v || u[8]>>6 != 2 {
						t.Errorf("%s is not of version %d", u, v)
					}
					mu.Lock()
					if seen[u] {
						t.Errorf("%s was made twice", u)
					}
					seen[u] = true
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
}
