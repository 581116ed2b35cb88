// == of singletons is a singleton.

import ballerina/io;

public function main() {
    true t = 1 == 1;
    boolean b = true;
    b = t;
    io:println(b); // @output true
}
