// Raw templates belong to a distinct type: other objects do not.

import ballerina/io;

class Fake {
    public string[] & readonly strings = ["a"];
    public (any|error)[] insertions = [];
}

public function main() {
    any real = `a`;
    any fake = new Fake();
    io:println(real is object:RawTemplate, " ", fake is object:RawTemplate); // @output true false
}
