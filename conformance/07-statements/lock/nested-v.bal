// A lock may be entered again by the strand that holds it.

import ballerina/io;

int total = 0;

function add(int n) {
    lock {
        total += n;
    }
}

public function main() {
    lock {
        add(1);
        lock {
            add(2);
        }
    }
    io:println(total); // @output 3
}
