// typedesc<T> holds the types that are subtypes of T.

import ballerina/io;

type Small 1|2;

public function main() {
    typedesc t = Small;
    io:println(t is typedesc<int>, " ", t is typedesc<1|2|3>, " ", t is typedesc<string>); // @output true true false
    typedesc<int|string> u = string;
    io:println(u is typedesc<string>, " ", u is typedesc<int>); // @output true false
}
