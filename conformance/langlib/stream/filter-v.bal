// filter keeps what its function holds for, reduce combines the rest.

import ballerina/io;

public function main() {
    stream<int> s = [1, 2, 3, 4].toStream();
    int sum = s.filter(n => n % 2 == 0).reduce(isolated function(int a, int n) returns int => a * 10 + n, 0);
    io:println(sum, s.next() is ()); // @output 24true
}
