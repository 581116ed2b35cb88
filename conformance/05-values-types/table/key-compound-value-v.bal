// A key may be structured data; keys are compared deeply.

import ballerina/io;

type Row record {|
    readonly record {|int a; int[] b;|} id;
    string s;
|};

public function main() {
    table<Row> key(id) t = table [{id: {a: 1, b: [2]}, s: "x"}];
    Row? r = t[{a: 1, b: [2]}];
    io:println(r?.s, t.hasKey({a: 1, b: []})); // @output xfalse
}
