// A numeric escape in an identifier stands for its character.

import ballerina/io;

public function main() {
    int total = 3;
    io:println(t\u{6F}tal); // @output 3
    string \u{64}ay = "Monday";
    io:println(day); // @output Monday
}
