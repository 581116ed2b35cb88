// Messages between workers arrive in order and as copies.
//
//> B got [1,9][1,2]
//> A got done
//> main got 5

import ballerina/io;
public function main() {
    worker A {
        int[] l = [1];
        foreach int i in 0 ..< 1 { }
        l -> B;
        l.push(2);
        l -> B;
        string s = <- B;
        io:println("A got ", s);
        5 -> function;
    }
    worker B {
        int[] a = <- A;
        int[] b = <- A;
        a.push(9);
        io:println("B got ", a, b);
        "done" -> A;
    }
    int n = <- A;
    io:println("main got ", n);
    wait A;
    wait B;
}
