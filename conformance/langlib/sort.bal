import ballerina/io;
import ballerina/lang.array;

type Student record {|
    int id;
    string? name;
    float? fee;
    decimal impact;
|};

public function main() {
    Student[] all = [
        {id: 1, name: "Amber", fee: 10000.56, impact: 0.127},
        {id: 20, name: (), fee: 2000.56, impact: 0.45},
        {id: 2, name: "Dan", fee: (), impact: 0.30},
        {id: 10, name: "Kate", fee: 0.0 / 0.0, impact: 0.3},
        {id: 3, name: "Kate", fee: 5000.56, impact: 0.4}
    ];
    io:println(all.sort(array:DESCENDING, isolated function(Student s) returns int => s.id).map(s => s.id)); // @output [20,10,3,2,1]
    io:println(all.sort(array:DESCENDING, isolated function(Student s) returns string? => s.name).map(s => s.id)); // @output [10,3,2,1,20]
    io:println(all.sort(array:ASCENDING, isolated function(Student s) returns string? => s.name).map(s => s.id)); // @output [1,2,10,3,20]
    io:println(all.sort(array:ASCENDING, isolated function(Student s) returns float? => s.fee).map(s => s.id)); // @output [20,3,1,10,2]
    io:println(all.sort(array:DESCENDING, isolated function(Student s) returns float? => s.fee).map(s => s.id)); // @output [1,3,20,10,2]
    io:println(all.sort(array:ASCENDING, isolated function(Student s) returns decimal => s.impact).map(s => s.id)); // @output [1,2,10,3,20]
    io:println(all.sort(array:ASCENDING, isolated function(Student s) returns [boolean, int] => [s.id > 5, s.id]).map(s => s.id)); // @output [1,2,3,10,20]

    float?[][] lists = [[1.8, 5], [(), 4], [1.8], [0.0 / 0.0, 9], [1.8, ()], [3], [1.8, 0.0 / 0.0]];
    io:println(lists.sort()); // @output [[1.8],[1.8,5.0],[1.8,NaN],[1.8,null],[3.0],[NaN,9.0],[null,4.0]]
    io:println(lists.sort(array:DESCENDING)); // @output [[3.0],[1.8,5.0],[1.8,NaN],[1.8,null],[1.8],[NaN,9.0],[null,4.0]]
    io:println(["é", "z", "a", "\u{1F600}", "\u{FFFD}"].sort()); // @output ["a","z","é","�","😀"]
    io:println([true, false, true].sort(), [3.5d, 1d, 2.50d].sort(array:DESCENDING)); // @output [false,true,true][3.5,2.50,1]
    string:Char[] chars = ["s", "M", "b"];
    io:println(chars.sort()); // @output ["M","b","s"]
}
