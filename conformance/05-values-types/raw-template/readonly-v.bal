// In a readonly context a raw template is immutable, insertions and all.

import ballerina/io;

type Query object {
    *object:RawTemplate;
    public string[] & readonly strings;
    public int[] insertions;
};

public function main() {
    Query q = `a${1 + 1}b`;
    int[] list = q.insertions;
    list.push(3);
    io:println(q.insertions, q.strings); // @output [2,3]["a","b"]
}
