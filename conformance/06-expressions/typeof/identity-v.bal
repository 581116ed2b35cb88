// typeof of the same reference gives the same typedesc.

import ballerina/io;

public function main() {
    int[] l = [1];
    any m = l;
    io:println((typeof l) === (typeof m)); // @output true
}
