package langdecimal

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
)

func TestDecimal(t *testing.T) {
	const big = "9.999999999999999999999999999999999E6144d"
	parse := func(s string) string {
		return "error: {ballerina/lang.decimal}NumberParsingError 'string' value '" + s + "' cannot be converted to 'decimal'"
	}
	cases := []Case{
		{"sum", Args("[]"), "0d"}, {"sum", Args("[1.1d,2.2d,-0.3d]"), "3.0d"}, {"sum", Args("[" + big + "," + big + "]"), "panic: {ballerina}NumberOverflow decimal range overflow"},
		{"max", Args("1.1d", "[2.2d,-3.0d]"), "2.2d"}, {"max", Args("5d", "[]"), "5d"}, {"min", Args("1.1d", "[2.2d,-3.0d]"), "-3.0d"}, {"avg", Args("1d", "[2d]"), "1.5d"}, {"avg", Args("1d", "[1d,2d]"), "1.333333333333333333333333333333333d"},
		{"abs", Args("-1.23d"), "1.23d"}, {"round", Args("1.235d", "2"), "1.24d"}, {"round", Args("2.5d", "0"), "2d"}, {"round", Args("5.565d", "2"), "5.56d"}, {"round", Args("155d", "-1"), "1.6E+2d"},
		{"round", Args("1.23d", "2147483649"), "panic: {ballerina}NumberOverflow invalid fractionDigits: 2147483649"}, {"round", Args(big, "0"), "panic: {ballerina}NumberOverflow the result needs more than 34 digits"},
		{"quantize", Args("123.123d", "2.0000d"), "123.1230d"}, {"quantize", Args("123d", "10E3d"), "0d"}, {"quantize", Args(big, "1E100d"), "panic: {ballerina}NumberOverflow the result needs more than 34 digits"},
		{"floor", Args("-1.2d"), "-2d"}, {"floor", Args("1.9d"), "1d"}, {"ceiling", Args("-1.2d"), "-1d"}, {"ceiling", Args("1.1d"), "2d"}, {"ceiling", Args("1E+3d"), "1E+3d"},
		{"fromString", Args(`"+12.30"`), "12.30d"}, {"fromString", Args(`"-1e3"`), "-1E+3d"},
	}
	for _, s := range []string{"", "123f", "12d", "0x1", "1.", "abc", " 1", "1E6145", "NaN", "12E+2D"} {
		cases = append(cases, Case{"fromString", Args(`"` + s + `"`), parse(s)})
	}
	Bind(t, Module, nil).Run(cases)
}
