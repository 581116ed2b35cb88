// reduce, forEach and iteration over entries.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2};
    int sum = m.reduce(isolated function(int acc, int n) returns int => acc + n, 10);
    string log = "";
    m.forEach(n => log.length() > 100 ? () : ());
    foreach [string, int] [k, v] in m.entries() {
        log += k + v.toString();
    }
    io:println(sum, log, m.map(v => v * 1.5).get("b")); // @output 13a1b23.0
}
