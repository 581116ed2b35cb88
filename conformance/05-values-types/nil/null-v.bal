// null is another way of writing (), as a type too.

import ballerina/io;

function first(int[] list) returns int|null => list.length() == 0 ? null : list[0];

public function main() {
    () a = null;
    null b = ();
    io:println(a === b, " ", first([]) is (), " ", first([4])); // @output true true 4
    json j = {name: null};
    io:println(j.toJsonString()); // @output {"name":null}
}
