// A library function over a list sees changes of members to come.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    int[] seen = [];
    a.forEach(function(int n) {
        seen.push(n);
        if n == 1 {
            a[2] = 30;
        }
    });
    io:println(seen); // @output [1,2,30]
}
