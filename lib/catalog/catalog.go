// Package catalog names the library modules that the larger image has beyond
// the core set, so that the small image knows where to send a program. Linking
// the modules themselves to know their names would be what the images avoid.
package catalog

// Full lists the modules of lib/full that are not in lib/core, by qualified
// name. A test in lib/full keeps it complete.
var full = map[string]bool{
	"ballerina/data.yaml":     true,
	"ballerina/sql":           true,
	"ballerinax/kafka":        true,
	"ballerinax/mysql":        true,
	"ballerinax/mysql.driver": true,
}

// InFull reports whether a module is in the full image only.
func InFull(qname string) bool { return full[qname] }

// Names lists these modules.
func Names() []string {
	var r []string
	for n := range full {
		r = append(r, n)
	}
	return r
}
