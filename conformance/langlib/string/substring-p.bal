// substring needs indices within the string, in order.

import ballerina/io;

public function main() {
    string s = "héllo";
    io:println(s.substring(1, 3), s.substring(5) == "", s.substring(2, 2) == ""); // @output éltruetrue
    string|error a = trap s.substring(3, 2);
    string|error b = trap s.substring(-1);
    io:println(a is error, b is error); // @output truetrue
    _ = s.substring(0, 6); // @panic
}
