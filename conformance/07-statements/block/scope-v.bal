// The statements of a block are executed in order; its variables end with it.

import ballerina/io;

public function main() {
    int n = 1;
    {
        int m = n + 1;
        n = m * 10;
        {
            string m2 = "inner";
            io:println(m2, m); // @output inner2
        }
    }
    string m = "outer";
    io:println(n, m); // @output 20outer
}
