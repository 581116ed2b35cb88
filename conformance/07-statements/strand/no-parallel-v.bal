// Strands of functions that are not isolated do not run at the same time:
// between two points where it yields a strand is not disturbed.

import ballerina/io;

int total = 0;

function count() {
    foreach int i in 0 ..< 1000 {
        int before = total;
        total = before + 1;
    }
}

public function main() returns error? {
    future<()>[] all = [];
    foreach int i in 0 ..< 8 {
        future<()> f = start count();
        all.push(f);
    }
    foreach future<()> f in all {
        check wait f;
    }
    io:println(total); // @output 8000
}
