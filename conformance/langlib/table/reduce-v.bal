// reduce and forEach go through the rows in order.

import ballerina/io;

public function main() {
    table<record {|string s;|}> t = table [{s: "a"}, {s: "b"}];
    string all = t.reduce(isolated function(string acc, record {|string s;|} r) returns string => acc + r.s, ">");
    string[] seen = [];
    t.forEach(function(record {|string s;|} r) {
        seen.push(r.s);
    });
    io:println(all, seen); // @output >ab["a","b"]
}
