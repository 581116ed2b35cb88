// A retry manager is an object like others, made anew for each retry statement.

import ballerina/io;

class Limit {
    private int left;

    function init(int n) {
        io:println("manager for ", n);
        self.left = n;
    }

    public function shouldRetry(error e) returns boolean {
        self.left -= 1;
        return self.left >= 0;
    }
}

int tries = 0;

function run(int n) returns error? {
    retry<Limit>(n) {
        tries += 1;
        fail error("x");
    }
}

public function main() {
    error? a = run(1);
    // @output manager for 1
    error? b = run(0);
    // @output manager for 0
    io:println(tries, a is error, b is error); // @output 3truetrue
}
