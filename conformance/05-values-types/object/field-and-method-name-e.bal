// Fields and methods of an object share their names.

type A object {
    int size;
    function size() returns int; // @error
};

class B {
    int area = 1;

    function area() returns int => 1; // @error
}
