// Tabs and form feeds are white space, and a string may hold any code point by
// an escape.

import ballerina/io;

public function main() {
	string s = "\u{7}|\u{FFFE}|\u{85}";
	io:println(s.length()); // @output 5
}
