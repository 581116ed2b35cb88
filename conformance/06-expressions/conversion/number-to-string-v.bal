// Numbers become strings, and strings numbers, by functions only.

import ballerina/io;

public function main() returns error? {
    string s = 42.toString();
    int n = check int:fromString(s);
    float f = check float:fromString("1.5");
    decimal d = check decimal:fromString("1.50");
    io:println(s, n, f, d); // @output 42421.51.50
    io:println(int:fromString("4.2") is error); // @output true
}
