// check converts the json to an expected simple type with ensureType.

import ballerina/io;

function get(json j) returns error? {
    int n = check j.a;
    string s = check j.b;
    decimal d = check j.c;
    int? o = check j.n;
    io:println(n, s, d, o is ()); // @output 1x2.5true
    boolean w = check j.b;
    io:println(w);
}

public function main() {
    error? e = get({a: 1, b: "x", c: 2.5, n: ()});
    io:println(e is error); // @output true
}
