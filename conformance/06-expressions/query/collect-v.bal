// collect evaluates one expression over all frames.

import ballerina/io;

public function main() {
    int total = from int n in [1, 2, 3]
        where n > 1
        collect sum(n);
    io:println(total); // @output 5
    int none = from int n in <int[]>[]
        collect sum(n);
    io:println(none); // @output 0
    int? biggest = from int n in <int[]>[]
        collect max(n);
    io:println(biggest is ()); // @output true
    int[] all = from int n in [3, 4]
        collect [n];
    io:println(all); // @output [3,4]
    int k = from var [_, n] in [["a", 2], ["b", 5]]
        collect count(n);
    io:println(k); // @output 2
    string s = from string w in ["x", "y"]
        collect string:'join(",", w);
    io:println(s); // @output x,y
}
