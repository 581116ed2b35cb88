// A field's name may be an identifier, a string, a variable or computed.

import ballerina/io;

public function main() {
    int x = 1;
    string key = "computed";
    map<int> m = {x, "a b": 2, [key]: 3, y: 4, [key + "2"]: 5};
    io:println(m); // @output {"x":1,"a b":2,"y":4,"computed":3,"computed2":5}
}
