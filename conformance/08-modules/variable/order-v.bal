// A variable is initialized after those that its initializer uses, also by way
// of functions, objects, defaults of fields and closures.

import ballerina/io;

int byFunction = twice();

function twice() returns int => base * 2;

int byMethod = new Counter().next();

class Counter {
    int begin = first;

    function next() returns int => self.begin + base;
}

Entry byDefault = {};

type Entry record {|
    int number = last;
|};

function (int) returns int adder = n => helper(n);
int byClosure = adder(1);

isolated function helper(int n) returns int => n + last;

int byObject = (object {
    function get() returns int => twice() + 1;
}).get();

int base = 10;
final int first = 5;
final int last = first + 2;

public function main() {
    io:println(byFunction, " ", byMethod, " ", byDefault.number, " ", byClosure, " ", byObject); // @output 20 15 7 8 21
}
