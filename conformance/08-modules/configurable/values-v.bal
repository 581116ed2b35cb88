// Configured values take the place of defaults, which are not evaluated.

import ballerina/io;

configurable int port = fails();
configurable string name = ?;
configurable decimal rate = 0;
configurable boolean active = false;
configurable int[] list = [];
configurable map<string> labels = {};
configurable record {|int n; string s = "d";|} rec = ?;
configurable table<record {|readonly int id; string v;|}> key(id) rows = table [];

function fails() returns int {
    panic error("evaluated");
}

public function main() {
    io:println(port, name, rate, active); // @output 90x1.5true
    io:println(list, labels); // @output [1,2]{"k":"v"}
    io:println(rec.n, rec.s); // @output 7d
    io:println(rows.get(2).v); // @output two
}
