import ballerina/io;
import ballerina/lang.runtime;

function slow() returns int {
    runtime:sleep(5);
    return 1;
}

public function main() {
    future<int> f = start slow();
    f.cancel();
    int|error r = trap wait f;
    io:println(r is error ? r.message() : "none"); // @output {ballerina/lang.future}FutureAlreadyCancelled
}
