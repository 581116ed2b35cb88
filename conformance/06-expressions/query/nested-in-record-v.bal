// A query may stand in a constructor, an argument or another query's clause.

import ballerina/io;

type Group record {|
    string name;
    int[] squares;
|};

public function main() {
    Group[] groups = from string name in ["a", "b"]
        let int[] base = from int n in 1 ... 2
            select n + name.length()
        select {
            name,
            squares: from int n in base
                select n * n
        };
    io:println(groups); // @output [{"name":"a","squares":[4,9]},{"name":"b","squares":[4,9]}]
    io:println(int:sum(...from int n in 1 ... 3
            select n)); // @output 6
}
