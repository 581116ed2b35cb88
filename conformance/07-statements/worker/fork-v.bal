// fork starts workers within a block; their names are known after it.

import ballerina/io;

public function main() {
    int base = 5;
    fork {
        worker a returns int {
            return base + 1;
        }
        worker b returns string {
            return "b";
        }
    }
    int x = wait a;
    string y = wait b;
    io:println(x, y); // @output 6b
}
