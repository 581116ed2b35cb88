package configure

import "testing"

func TestRedact(t *testing.T) {
	var r Redactor
	for _, s := range []string{"hunter2", "hunter2 and more", "abc", "p&ss \"w\"", "für"} {
		r.add(s)
	}
	for text, want := range map[string]string{
		"":                             "",
		"nothing":                      "nothing",
		"hunter2":                      "******",
		"x=hunter2;y=hunter2":          "x=******;y=******",
		"hunter22 and ahunter2":        "hunter22 and ahunter2",
		"hunter2 and more":             "******",
		"abc für":                      "abc für",
		`{"p":"p&ss \"w\""}`:           `{"p":"******"}`,
		"https://u:p%26ss%20%22w%22@h": "https://u:******@h",
		"?p=p%26ss+%22w%22":            "?p=******",
		"éhunter2é":                    "éhunter2é",
	} {
		if got := string(r.Redact([]byte(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for name, want := range map[string]bool{
		"password": true, "clientSecret": true, "apiKey": true, "token": true,
		"key": false, "partitionKey": false, "tokenUrl": false, "secretName": false, "keys": false,
	} {
		if telling(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
