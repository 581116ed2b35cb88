// A query action may hold other statements, return and other query actions.

import ballerina/io;

function firstPair(int[] xs, int[] ys, int sum) returns [int, int]? {
    [int, int]? found = ();
    from int x in xs
    do {
        from int y in ys
        where x + y == sum && found is ()
        do {
            found = [x, y];
        };
    };
    return found;
}

public function main() {
    io:println(firstPair([1, 2, 3], [10, 20], 22)); // @output [2,20]
    io:println(firstPair([1], [1], 5) is ()); // @output true
}
