// Removing a key that is not there panics; removeIfHasKey does not.

import ballerina/io;

public function main() {
    map<int> m = {a: 1};
    io:println(m.removeIfHasKey("b") is ()); // @output true
    _ = m.remove("b"); // @panic
}
