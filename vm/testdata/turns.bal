// Strands that are not isolated take turns: what they do between two points
// where they wait is not interrupted.
//
//> 3000 20 false

import ballerina/io;
import ballerina/lang.runtime;
int count = 0;
map<int> seen = {};
int inside = 0;
boolean parallel = false;
function work(int n) {
    foreach int i in 0 ..< 300 {
        inside += 1;
        if inside > 1 { parallel = true; }
        count += 1;
        seen["k" + (i % 20).toString()] = i;
        inside -= 1;
        if i % 100 == 0 { runtime:sleep(0.001); }
    }
}
public function main() {
    future<()>[] fs = [];
    foreach int n in 0 ..< 10 {
        future<()> f = start work(n);
        fs.push(f);
    }
    foreach var f in fs { checkpanic wait f; }
    io:println(count, " ", seen.length(), " ", parallel);
}
