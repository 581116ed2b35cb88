// A captured variable that may be assigned is not narrowed in a closure.

function f(int? p) {
    int? n = p;
    if n is int {
        function () returns int g = () => n; // @error
    }
    final int? m = p;
    if m is int {
        function () returns int h = () => m;
    }
}
