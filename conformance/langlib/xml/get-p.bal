// get panics for an index without item; [] gives the empty value.

import ballerina/io;

public function main() {
    xml x = xml `<a/>b`;
    io:println(x.get(0), x.get(1), x[2] == xml ``); // @output <a/>btrue
    _ = x.get(2); // @panic
}
