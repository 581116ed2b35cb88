// Parameters are final, those of methods and anonymous functions too.

class A {
    function set(int n) {
        n += 1; // @error
    }
}

function f(int[] list, int... more) {
    list = []; // @error
    more = []; // @error
    list.push(1);
}
