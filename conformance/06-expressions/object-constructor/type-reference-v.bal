// With a type reference the object has the type's type-ids.

import ballerina/io;

type Shape distinct object {
    function area() returns int;
};

public function main() {
    var s = object Shape {
        function area() returns int => 4;
    };
    Shape t = s;
    Shape u = object {
        function area() returns int => 5;
    };
    object {} any1 = s;
    io:println(t.area(), u.area(), any1 is Shape); // @output 45true
}
