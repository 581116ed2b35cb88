package langboolean

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
)

func TestBoolean(t *testing.T) {
	Bind(t, Module, nil).Run([]Case{
		{"fromString", Args(`"true"`), "true"}, {"fromString", Args(`"TRUE"`), "true"}, {"fromString", Args(`"False"`), "false"}, {"fromString", Args(`"1"`), "true"}, {"fromString", Args(`"0"`), "false"},
		{"fromString", Args(`"yes"`), "error: {ballerina/lang.boolean}BooleanParsingError 'string' value 'yes' cannot be converted to 'boolean'"},
		{"fromString", Args(`" true "`), "error: {ballerina/lang.boolean}BooleanParsingError 'string' value ' true ' cannot be converted to 'boolean'"},
		{"fromString", Args(`""`), "error: {ballerina/lang.boolean}BooleanParsingError 'string' value '' cannot be converted to 'boolean'"},
		{"some", Args("[false,true]"), "true"}, {"some", Args("[]"), "false"}, {"every", Args("[true,false]"), "false"}, {"every", Args("[]"), "true"},
	})
}
