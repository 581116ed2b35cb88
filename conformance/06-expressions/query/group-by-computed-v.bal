// A grouping key may be computed under a name.

import ballerina/io;

public function main() {
    var groups = from string w in ["one", "two", "three", "four", "six"]
        group by var size = w.length()
        select {size, words: [w]};
    foreach var g in groups {
        io:println(g);
        // @output {"size":3,"words":["one","two","six"]}
        // @output {"size":5,"words":["three"]}
        // @output {"size":4,"words":["four"]}
    }
}
