// In expression style a cycle says how far down the way it goes back to.

import ballerina/io;

public function main() {
    anydata[] a = [];
    map<anydata> m = {list: a};
    a.push(m);
    io:println(a.toBalString()); // @output [{"list":...[0]}]
    anydata[] b = [[m]];
    io:println(b.toBalString()); // @output [[{"list":[...[2]]}]]
    // What stands twice without a cycle is shown twice.
    int[] n = [1];
    io:println([n, n].toBalString()); // @output [[1],[1]]
}
