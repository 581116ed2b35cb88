import ballerina/io;
import ballerina/lang.array;

type Person record {|
    string name;
    int age;
|};

public function main() returns error? {
    int[] a = [3, 1, 2];
    io:println(a.length()); // @output 3
    io:println(a.sort()); // @output [1,2,3]
    io:println(a.sort(array:DESCENDING)); // @output [3,2,1]
    io:println(a); // @output [3,1,2]
    io:println(a.reverse()); // @output [2,1,3]
    io:println(a.map(n => n * n)); // @output [9,1,4]
    io:println(a.filter(n => n > 1)); // @output [3,2]
    io:println(a.reduce(isolated function(int sum, int n) returns int => sum + n, 10)); // @output 16
    io:println(a.some(n => n == 2), " ", a.every(n => n > 1)); // @output true false
    io:println(a.enumerate()); // @output [[0,3],[1,1],[2,2]]
    io:println(a.slice(1)); // @output [1,2]
    io:println(a.slice(0, 2)); // @output [3,1]
    io:println(a.indexOf(2), " ", a.indexOf(9) is ()); // @output 2 true
    io:println([1, 2, 1].lastIndexOf(1)); // @output 2

    int total = 0;
    a.forEach(function(int n) {
        total += n;
    });
    io:println(total); // @output 6

    a.push(4);
    a.push(5, 6);
    a.push(...[7, 8]);
    io:println(a); // @output [3,1,2,4,5,6,7,8]
    io:println(a.pop(), " ", a.shift(), " ", a.remove(1)); // @output 8 3 2
    a.unshift(10, 11);
    io:println(a); // @output [10,11,1,4,5,6,7]
    a.setLength(9);
    io:println(a); // @output [10,11,1,4,5,6,7,0,0]
    a.setLength(2);
    io:println(a); // @output [10,11]
    a.removeAll();
    io:println(a.length()); // @output 0

    // The result of a function decides the type of the result.
    string[] names = [1, 2].map(n => "n" + n.toString());
    io:println(names); // @output ["n1","n2"]

    Person[] people = [{name: "Zoe", age: 30}, {name: "Adam", age: 41}, {name: "Mia", age: 30}];
    Person[] byAge = people.sort(key = isolated function(Person p) returns int => p.age);
    io:println(byAge.map(p => p.name)); // @output ["Zoe","Mia","Adam"]
    byAge = people.sort(array:DESCENDING, isolated function(Person p) returns [int, string] => [p.age, p.name]);
    io:println(byAge.map(p => p.name)); // @output ["Adam","Zoe","Mia"]

    (int|string)?[] mixed = [1, "a", ()];
    io:println(mixed.length(), " ", mixed.indexOf("a")); // @output 3 1
    float?[] floats = [2.0, (), 0.0 / 0.0, -1.0];
    io:println(floats.sort()); // @output [-1.0,2.0,NaN,null]
    io:println(floats.sort(array:DESCENDING)); // @output [2.0,-1.0,NaN,null]

    io:println("Hello".toBytes().toBase64()); // @output SGVsbG8=
    byte[] bytes = check array:fromBase64("SGVsbG8=");
    io:println(check string:fromBytes(bytes)); // @output Hello
    io:println(bytes.toBase16()); // @output 48656c6c6f
    io:println(check array:fromBase16("48 65")); // @output [72,101]
    io:println(array:fromBase16("4") is error); // @output true

    stream<int> s = [1, 2].toStream();
    io:println(s.next()); // @output {"value":1}
    var it = ["x"].iterator();
    io:println(it.next()); // @output {"value":"x"}
    io:println(it.next() is ()); // @output true

    int[] & readonly fixed = [1, 2];
    int[] copy = fixed.slice(0);
    copy.push(3);
    io:println(copy); // @output [1,2,3]
    [int, string...] tuple = [1, "a", "b"];
    io:println(tuple.length(), tuple.slice(1)); // @output 3["a","b"]
    string last = <string>tuple.pop();
    io:println(last); // @output b

    int[]|string[] either = [1];
    error? e = trap either.push("foo");
    if e is error {
        io:println(e.message()); // @output {ballerina/lang.array}InherentTypeViolation
        io:println(e.detail()["message"]); // @output incompatible types: expected 'int', found 'string'
    }
    error|int r = trap [1, 2].remove(2);
    io:println(r); // @output error("{ballerina/lang.array}IndexOutOfRange",message="array index out of range: index: 2, size: 2")
    int[] empty = [];
    _ = empty.pop(); // @panic {ballerina/lang.array}IndexOutOfRange
}
