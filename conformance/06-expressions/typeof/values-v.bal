// typeof gives the type of the value at run time.

import ballerina/io;

type P record {|
    int x;
|};

class C {
}

public function main() {
    P p = {x: 1};
    any a = p;
    typedesc<any> t = typeof a;
    io:println(t is typedesc<P>, t is typedesc<int>); // @output truefalse
    any n = 5;
    typedesc<any> u = typeof n;
    io:println(u is typedesc<int>, u is typedesc<5>, u is typedesc<6>); // @output truetruefalse
    C c = new;
    io:println((typeof c) is typedesc<C>); // @output true
    int[] l = [1];
    any k = l;
    typedesc<any> v = typeof k;
    io:println(v is typedesc<int[]>, v is typedesc<string[]>); // @output truefalse
}
