// String literals know \t, \n, \r, \\, \" and \u{H}.

import ballerina/io;

public function main() {
    io:println("a\\b"); // @output a\b
    io:println("\"q\""); // @output "q"
    io:println("tab\there"); // @output tab	here
    io:println("\u{41}\u{1F600}\u{e9}"); // @output A😀é
    io:println("\n".length(), "\r".toCodePointInt(), "\t".toCodePointInt()); // @output 1139
}
