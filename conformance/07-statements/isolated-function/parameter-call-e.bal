// A function that is given is called only when its type is isolated.

isolated function apply(function (int) returns int f, isolated function (int) returns int g) returns int {
    int a = g(1);
    return a + f(2); // @error
}
