// An alternate wait does not wait for the others.

import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    worker slow returns string {
        runtime:sleep(3);
        return "slow";
    }

    worker fast returns string {
        return "fast";
    }

    string s = wait slow|fast;
    io:println(s); // @output fast
}
