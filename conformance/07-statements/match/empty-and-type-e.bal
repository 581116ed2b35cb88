// A pattern that can never match is an error in what stands behind it; a guard
// is boolean.

function f(int v, [int, int] pair) {
    match v {
        1 if v => { // @error
        }
    }
    match pair {
        [var a, var b, var c] => { // @error
            int n = 1;
        }
        [var a, var b] => {
        }
    }
}
