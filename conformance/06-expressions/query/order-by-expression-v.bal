// A key is any expression, evaluated once for each frame.

import ballerina/io;

int calls = 0;

function key(string s) returns int {
    calls += 1;
    return s.length();
}

public function main() {
    string[] words = from string w in ["ccc", "a", "bb", "d"]
        order by key(w)
        select w;
    io:println(words, calls); // @output ["a","d","bb","ccc"]4
}
