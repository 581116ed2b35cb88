// A character behind the end is a panic.

import ballerina/io;

public function main() {
    string s = "héllo";
    io:println(s[1], s[4]); // @output éo
    io:println(s[5]); // @panic
}
