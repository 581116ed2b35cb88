// Functions with workers run on many strands, each with channels of its own.
//
//> 10980

import ballerina/io;
isolated function pipeline(int n) returns int {
    worker Source { n -> Twice; n + 1 -> Twice; n + 2 -> Twice; }
    worker Twice { int x = <- Source; x * 2 -> Sink; int y = <- Source; y * 2 -> Sink; x = <- Source; x * 2 -> Sink; }
    worker Sink returns int { int a = <- Twice; int b = <- Twice; int c = <- Twice; return a + b + c; }
    return wait Sink;
}
public function main() {
    future<int>[] fs = [];
    foreach int i in 0 ..< 60 {
        future<int> f = start pipeline(i);
        fs.push(f);
    }
    int sum = 0;
    foreach var f in fs { sum += checkpanic wait f; }
    io:println(sum);
}
