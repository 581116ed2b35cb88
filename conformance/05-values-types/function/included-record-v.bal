// The fields of an included record parameter are given as named arguments.

import ballerina/io;

type Options record {|
    int width = 80;
    string title?;
    boolean wrap;
|};

function show(string s, *Options o) returns string =>
    string `${s} ${o.width} ${o?.title ?: "-"} ${o.wrap}`;

public function main() {
    io:println(show("a", wrap = true)); // @output a 80 - true
    io:println(show("b", {wrap: false, title: "t"})); // @output b 80 t false
    io:println(show("c", wrap = true, width = 1)); // @output c 1 - true
    io:println(show(wrap = false, s = "d", title = "x")); // @output d 80 x false
}
