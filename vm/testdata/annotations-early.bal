// The value of an annotation may refer to functions with annotations whose values are still to be computed.

//> 1 first
//> 2 then
//> 3 class
import ballerina/io;

type Hooks record {
    function f?;
    typedesc<any> t?;
    int n;
};

annotation Hooks Ann on function, class;

@Ann {f: second, n: number(1), t: Marked}
function first() {
}

@Ann {f: first, n: number(2)}
function second() {
}

@Ann {f: second, n: number(3)}
class Marked {
}

function number(int n) returns int => n;

public function main() {
    io:println((typeof first).@Ann?.n, " first");
    io:println((typeof second).@Ann?.n, " then");
    io:println((typeof new Marked()).@Ann?.n, " class");
}
