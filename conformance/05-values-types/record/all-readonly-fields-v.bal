// A closed record type with only readonly fields is a subtype of readonly.

import ballerina/io;

type Key record {|
    readonly int id;
    readonly string name;
|};

public function main() {
    Key k = {id: 1, name: "a"};
    readonly r = k;
    io:println(r is Key, k.isReadOnly()); // @output truetrue
}
