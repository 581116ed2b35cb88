// Annotations stand at every construct that their declarations name.

import ballerina/io;

type Note record {|
    string text = "none";
|};

annotation Note anywhere;
const annotation Note sourceOnly on source const, source var, source listener, source worker, source annotation, source external;
annotation Note onType on type, class;
annotation Note onMember on record field, object field, field;
annotation Note onCall on function, object function, parameter, return;
annotation Note onRemote on service remote function, service;

@sourceOnly
annotation marked on type;

@sourceOnly {text: "limit"}
const LIMIT = 10;

@anywhere
enum Level {
    @sourceOnly
    LOW,
    HIGH
}

@onType {text: "pair"}
@marked
type Pair [@onMember {text: "left"} int, int];

@onType
type Line record {|
    @onMember
    int length;
    int width;
|};

type Shape object {
    @onMember
    int sides;

    @onCall {text: "area of a shape"}
    function area(@onCall int scale) returns @onCall int;
};

@onType {text: "square"}
class Square {
    *Shape;
    @onMember
    int sides = 4;

    @onCall
    function area(@onCall {text: "factor"} int scale) returns @onCall int => scale * self.sides;
}

@sourceOnly
int counter = 0;

@onCall
function run(@onCall int a, @onCall int b = 2, @onCall int... rest) returns @onCall {text: "sum"} int {
    @sourceOnly
    int sum = a + b;
    @sourceOnly
    worker w {
    }
    future<int> f = @sourceOnly start twice(sum);
    _ = wait w;
    int doubled = checkpanic wait f;
    return <@anywhere {text: "cast"} int>doubled + rest.length();
}

function twice(int n) returns int => n * 2;

public function main() {
    var served = @onRemote service object {
        @onRemote
        remote function onEvent() {
        }
    };
    io:println((typeof served).@onRemote?.text); // @output none
    var add = @onCall {text: "anonymous"} function(int a) returns int => a + counter;
    io:println((typeof add).@onCall?.text); // @output anonymous
    io:println(Square.@onType?.text, " ", Pair.@onType?.text, " ", Pair.@marked); // @output square pair true
    io:println(run(1, 2, 3), LIMIT, LOW); // @output 710LOW
}
