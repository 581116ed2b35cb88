// All alternatives bind the same variables.

function f(anydata v) {
    match v {
        [var a]|{a: var a} => {
            _ = a;
        }
        [1, var b]|[var c, 1] => { // @error
        }
    }
}
