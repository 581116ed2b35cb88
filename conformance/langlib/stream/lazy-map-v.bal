// map and filter of a stream call their functions when a value is asked for.

import ballerina/io;

public function main() {
    int[] seen = [];
    stream<int> s = [1, 2, 3].toStream();
    stream<int> doubled = s.map(function(int n) returns int {
        seen.push(n);
        return n * 2;
    });
    io:println(seen); // @output []
    io:println(doubled.next(), seen); // @output {"value":2}[1]
}
