// With a prefix a module is not known by its name.

import ballerina/io as out;

public function main() {
    out:println("a");
    io:println("b"); // @error
}
