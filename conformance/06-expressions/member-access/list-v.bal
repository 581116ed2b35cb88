// Lists, strings and xml are accessed by index.

import ballerina/io;

public function main() {
    int[] l = [10, 20];
    string s = "héllo";
    xml x = xml `a<b/>`;
    int i = 1;
    string:Char c = s[i];
    io:println(l[i], c, x[i]); // @output 20é<b/>
    int[][] g = [[1], [2, 3]];
    io:println(g[1][1]); // @output 3
    [int, string] t = [1, "q"];
    string q = t[1];
    io:println(q); // @output q
}
