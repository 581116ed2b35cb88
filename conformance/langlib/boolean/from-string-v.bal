// fromString knows true and false in any case, and 1 and 0.

import ballerina/io;

public function main() {
    foreach string s in ["true", "FALSE", "True", "1", "0", "yes", "", " true"] {
        boolean|error b = boolean:fromString(s);
        io:println(b is error ? "error" : b);
        // @output true
        // @output false
        // @output true
        // @output true
        // @output false
        // @output error
        // @output error
        // @output error
    }
}
