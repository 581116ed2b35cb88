// Padding makes a string long enough, and never shorter.

import ballerina/io;

public function main() {
    io:println("[", "ab".padStart(4), "][", "ab".padEnd(4, "é"), "][", "abc".padStart(2), "]"); // @output [  ab][abéé][abc]
    io:println("-12".padZero(5), " ", "+1".padZero(4), " ", "1.5".padZero(5), " ", "12".padZero(4, "*")); // @output -0012 +001 001.5 **12
}
