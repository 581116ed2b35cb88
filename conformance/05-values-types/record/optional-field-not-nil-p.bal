// An optional field of type int is absent or an int, never nil.

import ballerina/io;

type Item record {|
    int count?;
|};

public function main() {
    Item a = {count: 1};
    map<int?> m = a;
    io:println(m); // @output {"count":1}
    m["count"] = (); // @panic
}
