// A closure within an isolated function captures only final immutable variables.

isolated function f() {
    int n = 1;
    final int m = 2;
    int[] list = [];
    var g = isolated function() returns int => m;
    var h = isolated function() returns int => n; // @error
    var i = isolated function() => list.push(1); // @error
    n += 1;
}
