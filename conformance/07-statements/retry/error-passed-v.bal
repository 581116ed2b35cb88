// shouldRetry is asked with the error of each failure.

import ballerina/io;

class Log {
    private int n = 0;

    public isolated function shouldRetry(error e) returns boolean {
        self.n += 1;
        io:println("asked: ", e.message());
        return self.n < 3;
    }
}

int tries = 0;

function run() returns error? {
    retry<Log> {
        tries += 1;
        fail error(string `try ${tries}`);
    }
}

public function main() {
    error? e = run();
    // @output asked: try 1
    // @output asked: try 2
    // @output asked: try 3
    io:println(e is error ? e.message() : ""); // @output try 3
}
