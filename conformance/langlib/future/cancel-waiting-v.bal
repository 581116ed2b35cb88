// A cancelled strand that sleeps does not go on.

import ballerina/io;
import ballerina/lang.runtime;

boolean went = false;

function slow() {
    runtime:sleep(0.2);
    went = true;
}

public function main() {
    future<()> f = start slow();
    runtime:sleep(0.02);
    f.cancel();
    runtime:sleep(0.4);
    io:println(went); // @output false
}
