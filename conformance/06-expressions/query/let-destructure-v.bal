// let takes lists, mappings and errors apart.

import ballerina/io;

public function main() {
    record {|string name; [int, int] at; map<string> tags;|}[] places = [
        {name: "a", at: [1, 2], tags: {k: "v"}},
        {name: "b", at: [3, 4], tags: {}}
    ];
    string[] out = from var p in places
        let var {name, at: [x, y]} = p, int sum = x + y
        let string? tag = p.tags["k"]
        select string `${name}${sum}${tag ?: "-"}`;
    io:println(out); // @output ["a3v","b7-"]
}
