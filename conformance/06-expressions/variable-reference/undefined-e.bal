// A name has to be declared, and in scope.

import ballerina/io;

public function main() {
    io:println(missing); // @error
    io:println(later); // @error
    int later = 1;
    io:println(io:missing); // @error
    io:println(nowhere:x); // @error
    {
        int inner = 1;
    }
    io:println(inner); // @error
}
