// An optional field of type never keeps the name out of an open record.

import ballerina/io;

type NoX record {
    never x?;
};

public function main() {
    NoX a = {"y": 1};
    io:println(a); // @output {"y":1}
    map<anydata> m = {x: 1};
    any b = m;
    io:println(b is NoX); // @output false
}
