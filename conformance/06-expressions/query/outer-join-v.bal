// outer join keeps left frames without partners, with nil variables.

import ballerina/io;

type Dept record {|
    int id;
    string dept;
|};

public function main() {
    int[] ids = [1, 2];
    Dept[] ds = [{id: 1, dept: "x"}];
    string[] l = from int id in ids
        outer join var d in ds on id equals d?.id
        select id.toString() + (d?.dept ?: "none");
    io:println(l); // @output ["1x","2none"]
}
