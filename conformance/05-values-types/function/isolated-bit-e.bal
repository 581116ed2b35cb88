// A method of an object that is not isolated is no isolated function as a value.

isolated class Safe {
    isolated function a() returns int => 1;

    function b() returns int => 2;
}

class Plain {
    int n = 3;

    isolated function a() returns int => self.n;
}

function f(Safe safe, Plain plain) {
    isolated function () returns int a = safe.a;
    isolated function () returns int b = safe.b; // @error
    isolated function () returns int c = plain.a; // @error
}
