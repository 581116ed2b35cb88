// The key may come from the type or from the constructor.

import ballerina/io;

type Row record {|
    readonly string k;
    int v = 5;
|};

public function main() {
    table<Row> key(k) a = table [{k: "x"}, {k: "y", v: 1}];
    table<Row> b = table key(k) [{k: "x"}];
    io:println(a.get("x").v, a.get("y").v); // @output 51
    table<Row> key(k) c = <table<Row> key(k)>b;
    io:println(c.hasKey("x")); // @output true
    table<Row> d = table [{k: "z"}, {k: "z"}];
    io:println(d.length()); // @output 2
}
