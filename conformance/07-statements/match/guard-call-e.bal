// A guard calls functions only when that cannot mutate what is matched.

isolated function pure(int n) returns boolean => n > 1;

function impure(int n) returns boolean => n > 1;

isolated function onList(int[] l) returns boolean => true;

function f(int[] v, int k) {
    match v {
        [var a] if pure(a) => {
        }
        [var a, _] if impure(a) => { // @error
        }
        [_, _, _] if onList(v) => { // @error
        }
        _ => {
        }
    }
    match k {
        1 if impure(k) => {
        }
        _ => {
        }
    }
}
