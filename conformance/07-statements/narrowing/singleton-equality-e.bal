// Equality with a variable that is no singleton narrows nothing.

function f(int|string v, int n) {
    if v == n {
        int a = v; // @error
    }
    if v == 1 {
        int b = v;
    }
}
