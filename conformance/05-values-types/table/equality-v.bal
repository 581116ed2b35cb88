// Tables are equal when their members are, in order, and their keys.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) a = table [{id: 1}, {id: 2}];
    table<Row> key(id) b = table [{id: 1}, {id: 2}];
    table<Row> key(id) c = table [{id: 2}, {id: 1}];
    io:println(a == b, a === b, a == c); // @output truefalsefalse
}
