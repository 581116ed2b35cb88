// A cast of a structure gives the value itself.

import ballerina/io;

public function main() {
    int[] list = [1];
    any v = list;
    int[] same = <int[]>v;
    anydata[] wider = <anydata[]>list;
    same.push(2);
    io:println(wider, " ", wider === list); // @output [1,2] true
}
