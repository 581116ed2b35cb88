// An isolated function calls only isolated functions.

isolated class C {
    private int n = 0;

    isolated function a() {
    }

    function b() {
    }
}

class D {
    function init() {
    }
}

function plain() {
}

isolated function ok() {
}

isolated function f(C c, function () g, isolated function () h) {
    plain(); // @error
    ok();
    c.a();
    c.b(); // @error
    g(); // @error
    h();
    D d = new; // @error
    _ = [1].map(isolated function(int n) returns int => n);
}
