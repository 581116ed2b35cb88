// Two iterations over one list follow removals each for itself.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    foreach int i in a {
        foreach int j in a {
            io:print(i, j, " ");
            if i == 2 && j == 2 {
                _ = a.remove(0);
            }
        }
    }
    io:println(a); // @output 11 12 13 21 22 23 32 33 [2,3]
}
