// A captured variable that may be assigned is not narrowed in a closure.

function f(int? p) {
    int? n = p;
    if n is int {
        function () returns int g = () => n; // @error
    }
    n = ();
    final int? m = p;
    if m is int {
        function () returns int h = () => m;
    }
}

function g(int|string p) returns int {
    int|string s = p;
    function () set = function () {
        s = "x";
    };
    if s is int {
        set();
        return s; // @error
    }
    return 0;
}

function h(int|string p) {
    int|string s = p;
    function () set = function () {
    };
    foreach int i in 0 ..< 2 {
        if s is int {
            set();
            int n = s; // @error
        }
        set = function () {
            s = "x";
        };
    }
}
