// Outside of transactions transactional is false.

import ballerina/io;

public function main() {
    boolean b = transactional;
    io:println(b, !transactional); // @output falsetrue
}
