// map<json> and map<map<json>> are lax, too.

import ballerina/io;

public function main() returns error? {
    map<json> m = {a: {b: 1}};
    map<map<json>> n = {k: m};
    int x = check m.a.b;
    int y = check n.k.a.b;
    json|error z = n.missing.a;
    io:println(x + y, " ", z is error); // @output 2 true
}
