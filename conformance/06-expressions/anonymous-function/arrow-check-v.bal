// What a check in an arrow function leaves it with belongs to its result.
import ballerina/io;

type Parse function (string) returns int|error;

public function main() {
    Parse p = s => check int:fromString(s);
    int|error n = p("12");
    io:println(n is int); // @output true
    n = p("twelve");
    io:println(n is error); // @output true
    function (string) returns boolean|error even = s => (check int:fromString(s)) % 2 == 0;
    io:println(even("x") is error, even("4")); // @output truetrue
}
