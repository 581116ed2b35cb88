// Several values of one annotation are a list.

import ballerina/io;

annotation map<int>[] many on type;

@many {a: 1}
@many {b: 2}
type T int;

public function main() {
    typedesc<any> t = T;
    io:println(t.@many); // @output [{"a":1},{"b":2}]
}
