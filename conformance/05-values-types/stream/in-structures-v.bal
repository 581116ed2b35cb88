// Streams may be members of structures and values of other streams.

import ballerina/io;

type Source record {|
    string name;
    stream<int> values;
|};

public function main() {
    Source[] sources = [{name: "a", values: [1, 2].toStream()}, {name: "b", values: [3].toStream()}];
    int[] all = from Source s in sources
        from int n in s.values
        select n;
    io:println(all); // @output [1,2,3]
    stream<stream<int>> nested = [[4, 5].toStream(), [6].toStream()].toStream();
    int[] flat = from stream<int> s in nested
        from int n in s
        select n;
    io:println(flat); // @output [4,5,6]
}
