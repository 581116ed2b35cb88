package stub

import "testing"

func TestBody(t *testing.T) {
	const panics, returns = `panic error("'f' is not implemented");`, `return error("'f' is not implemented");`
	for result, want := range map[string]string{
		"":                            "",
		"()":                          "",
		"error?":                      "",
		"int|error?":                  "",
		"int?":                        "",
		"string|()":                   "",
		"int":                         panics,
		"anydata":                     panics,
		"int|error":                   returns,
		"error":                       returns,
		"error | int":                 returns,
		"http:ClientError|int":        panics,
		"map<int|error>":              panics,
		"record {| int? a; int b; |}": panics,
		"record {| int a?; |}|error":  returns,
		"int[]":                       panics,
		"[int, error]|string":         panics,
	} {
		if got := Body("f", result); got != want {
			t.Errorf("%s: %s, expected %s", result, got, want)
		}
	}
	if got, want := Body(`get 'a/["x"]`, "int"), `panic error("'get 'a/[\"x\"]' is not implemented");`; got != want {
		t.Errorf("%s, expected %s", got, want)
	}
}
