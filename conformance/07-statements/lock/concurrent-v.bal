// Locks make updates of many strands add up.

import ballerina/io;

isolated int total = 0;

isolated function add(int n) {
    foreach int i in 0 ..< n {
        lock {
            total += 1;
        }
    }
}

isolated function get() returns int {
    lock {
        return total;
    }
}

public function main() returns error? {
    future<()>[] fs = [];
    foreach int i in 0 ..< 8 {
        future<()> f = start add(250);
        fs.push(f);
    }
    foreach var f in fs {
        check wait f;
    }
    io:println(get()); // @output 2000
}
