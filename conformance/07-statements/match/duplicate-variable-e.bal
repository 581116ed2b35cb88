// A pattern binds each variable once.

function f(anydata v) {
    match v {
        [var a, var a] => { // @error
        }
        var {b, c: b} => { // @error
        }
    }
}
