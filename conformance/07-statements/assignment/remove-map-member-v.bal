// Assigning nil to a member of a map whose values are not nilable removes it.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2};
    m["a"] = ();
    io:println(m); // @output {"b":2}
    map<int?> n = {a: 1};
    n["a"] = ();
    io:println(n); // @output {"a":null}
}
