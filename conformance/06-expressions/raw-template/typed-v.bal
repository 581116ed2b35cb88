// The expected type may say what can be inserted.

import ballerina/io;

type IntTemplate object {
    *object:RawTemplate;
    public (readonly & string[]) strings;
    public int[] insertions;
};

public function main() {
    int a = 1;
    IntTemplate t = `x${a}y${a + 1}`;
    int sum = 0;
    foreach int i in t.insertions {
        sum += i;
    }
    io:println(sum); // @output 3
}
