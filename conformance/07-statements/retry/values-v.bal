// retry repeats its block while the manager says so.

import ballerina/io;

class Manager {
    private int left;

    function init(int left = 2) {
        self.left = left;
    }

    public isolated function shouldRetry(error? e) returns boolean {
        self.left -= 1;
        return self.left >= 0;
    }
}

function attempt(int upTo) returns int|error {
    int n = 0;
    retry<Manager>(3) {
        n += 1;
        io:println("try ", n);
        if n < upTo {
            fail error("again");
        }
    }
    return n;
}

public function main() {
    int|error a = attempt(2);
    // @output try 1
    // @output try 2
    io:println(a); // @output 2
    int|error b = attempt(9);
    // @output try 1
    // @output try 2
    // @output try 3
    // @output try 4
    io:println(b is error); // @output true
}
