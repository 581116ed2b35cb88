// Numbers are converted as by toString.

import ballerina/io;

public function main() {
    io:println(string `${1.0} ${1.50d} ${true} ${"x"} ${float:NaN}`); // @output 1.0 1.50 true x NaN
    string s = string `${string `` == ""}`;
    io:println(s); // @output true
}
