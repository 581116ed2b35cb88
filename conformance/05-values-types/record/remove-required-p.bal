// A required field is not removed, whatever the static type.

import ballerina/io;

type R record {|
    int a;
    int b?;
|};

public function main() {
    R r = {a: 1, b: 2};
    map<int> m = r;
    _ = m.remove("b");
    io:println(r); // @output {"a":1}
    _ = m.remove("a"); // @panic
}
