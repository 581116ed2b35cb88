// on fail may follow loops, match and lock.

import ballerina/io;

function check1(int n) returns error? {
    if n == 2 {
        return error("two");
    }
}

public function main() {
    foreach int i in 1 ... 3 {
        check check1(i);
        io:println(i); // @output 1
    } on fail error e {
        io:println("foreach ", e.message()); // @output foreach two
    }
    int n = 0;
    while true {
        n += 1;
        check check1(n);
    } on fail {
        io:println("while ", n); // @output while 2
    }
    match n {
        2 => {
            check check1(n);
        }
    } on fail error e {
        io:println("match ", e.message()); // @output match two
    }
    lock {
        check check1(2);
    } on fail error e {
        io:println("lock ", e.message()); // @output lock two
    }
}
