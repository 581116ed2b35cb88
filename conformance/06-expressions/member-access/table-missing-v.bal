// A row that is not there is nil.

import ballerina/io;

public function main() {
    table<record {|readonly string k; int v;|}> key(k) t = table [{k: "a", v: 1}];
    io:println(t["a"]?.v, " ", t["b"] is ()); // @output 1 true
}
