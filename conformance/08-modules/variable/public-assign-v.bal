// A public variable of another module can be assigned to.

import ballerina/io;
import app.state;

public function main() {
    state:count = 5;
    state:count += 1;
    io:println(state:count, state:get()); // @output 66
}
