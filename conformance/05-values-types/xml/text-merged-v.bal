// Consecutive text is one item.

import ballerina/io;

public function main() {
    xml x = xml `a` + xml `b`;
    io:println(x.length(), x); // @output 1ab
    xml y = xml `<p/>x` + xml `y<q/>`;
    io:println(y.length()); // @output 3
    io:println(y[1]); // @output xy
}
